import Layers

/// A value that must be the same in all parts of one study.
struct PartRule {
  /// Its key in the provenance: `parameters.search_limit_m`, `inputs.estates.sha256`.
  let key: String
  /// The value on one line; nil if it is not given.
  let value: String?
  /// The file to which it belongs; nil if it belongs to the whole study.
  var file: String?
}

extension PartFolder {
  /// The name that parts share if each was given rows of its own.
  var studyID: String? { provenance.text("study_id") }

  /// The facts about each file that was read.
  var inputs: [JSONValue] {
    guard case .array(let inputs)? = provenance["inputs"] else { return [] }
    return inputs
  }

  /// All values that must be the same in all parts: the study, every parameter, what the grid divides, the inputs.
  var rules: [PartRule] {
    let whole = ["study_id", "version", "circle", "method"].map { rule($0, provenance[$0]) }
    let asked = ["parameters", "written"].flatMap { rules($0, provenance[$0]) }
    let walked = ["profile", "access_cap_m"].flatMap {
      rules("network.\($0)", provenance["network"]?[$0])
    }
    let grid = ["extent", "margin_m"].map { rule("tile.\($0)", provenance["tile"]?[$0]) }
    return whole + asked + walked + grid + rulesOfInputs
  }

  /// The checksum of each input and how it was read. If each part has rows of its own, only which inputs there are.
  private var rulesOfInputs: [PartRule] {
    let roles = Dictionary(grouping: inputs) { $0.text("role") ?? "" }
    return roles.sorted { $0.key < $1.key }.flatMap { role, files -> [PartRule] in
      if studyID != nil { return [PartRule(key: "inputs.\(role)", value: "given")] }
      return files.enumerated().flatMap { index, file in
        let key = files.count == 1 ? "inputs.\(role)" : "inputs.\(role)[\(index)]"
        return file.identity.map { member, value in
          PartRule(key: "\(key).\(member)", value: value.given, file: file.text("file"))
        }
      }
    }
  }

  private func rules(_ key: String, _ value: JSONValue?) -> [PartRule] {
    guard case .object(let members)? = value else { return [rule(key, value)] }
    return members.flatMap { rules("\(key).\($0)", $1) }
  }

  private func rule(_ key: String, _ value: JSONValue?) -> PartRule {
    PartRule(key: key, value: value?.given)
  }
}

extension JSONValue {
  /// The members that identify an input, wherever it lies and however many of its rows count in a part; the checksum
  /// comes first.
  var identity: [(String, JSONValue)] {
    guard case .object(let members) = self else { return [] }
    let others = members.filter { key, _ in
      !["role", "file", "bytes", "sha256", "rows_in", "rows_used", "rows_rejected", "rows_outside"]
        .contains(key)
    }
    return [("sha256", self["sha256"] ?? .null)] + others
  }

  /// The value on one line; nil if there is none.
  fileprivate var given: String? {
    if case .null = self { return nil }
    return line
  }
}
