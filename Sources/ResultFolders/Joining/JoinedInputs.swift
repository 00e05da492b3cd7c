import Layers

/// The facts about the inputs of all parts: each file once, with the rows that count in any of them.
struct JoinedInputs {
  private(set) var inputs: [JSONValue] = []
  private var indices: [Key: Int] = [:]

  /// A file, and the number of files with the same contents that precede it in its part.
  private struct Key: Hashable {
    let identity: String
    let number: Int
  }

  init(_ parts: [PartFolder]) {
    for part in parts {
      var counts: [String: Int] = [:]
      for input in part.inputs {
        let identity = JSONValue.object([("role", input["role"] ?? .null)] + input.identity).line
        add(input, Key(identity: identity, number: counts[identity, default: 0]))
        counts[identity, default: 0] += 1
      }
    }
  }

  private mutating func add(_ input: JSONValue, _ key: Key) {
    guard let index = indices[key] else {
      indices[key] = inputs.count
      inputs.append(input)
      return
    }
    for key in ["rows_in", "rows_used", "rows_rejected"] {
      let sum = [inputs[index], input].compactMap { $0[key]?.wholeNumber }.reduce(0, +)
      inputs[index][key] = .written(String(sum))
    }
    if let outside = input["rows_outside"]?.wholeNumber {
      let sum = (inputs[index]["rows_outside"]?.wholeNumber ?? 0) + outside
      inputs[index]["rows_outside"] = .written(String(sum))
    }
  }
}
