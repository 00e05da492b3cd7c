import Layers
import TextFormats

extension ByteBuffer {
  /// Appends a member of a JSON object; `isFirst` is whether it is the object's first.
  mutating func appendMember(
    _ name: StaticString, isFirst: Bool = false, _ value: (inout ByteBuffer) -> Void
  ) {
    append(isFirst ? "\"" : ",\"")
    append(name)
    append("\":")
    value(&self)
  }

  /// Appends an array with one element for each record.
  mutating func appendColumn(
    _ name: StaticString, _ records: [Int], isFirst: Bool = false,
    _ element: (Int, inout ByteBuffer) -> Void
  ) {
    appendMember(name, isFirst: isFirst) { json in
      json.append("[")
      for (place, record) in records.enumerated() {
        if place > 0 { json.append(",") }
        element(record, &json)
      }
      json.append("]")
    }
  }

  /// Appends an array of whole numbers; null for nil.
  mutating func appendIntegers(
    _ name: StaticString, _ records: [Int], isFirst: Bool = false, _ value: (Int) -> Int?
  ) {
    appendColumn(name, records, isFirst: isFirst) { record, json in
      if let value = value(record) { json.appendInt(value) } else { json.append("null") }
    }
  }

  /// Appends an array of texts; null for nil.
  mutating func appendTexts(
    _ name: StaticString, _ records: [Int], _ value: (Int) -> String?
  ) {
    appendColumn(name, records) { record, json in
      if let value = value(record) { json.appendJSONString(value) } else { json.append("null") }
    }
  }

  /// Appends a member that is a small document.
  mutating func appendMember(_ name: StaticString, isFirst: Bool = false, _ value: JSONValue) {
    appendMember(name, isFirst: isFirst) { value.append(to: &$0) }
  }
}

/// Texts that many records share, each once.
struct SharedTexts {
  private var places: [String: Int] = [:]
  private(set) var texts: [String] = []

  mutating func place(of text: String?) -> Int? {
    guard let text else { return nil }
    if let place = places[text] { return place }
    places[text] = texts.count
    texts.append(text)
    return texts.count - 1
  }

  var document: JSONValue { .array(texts.map(JSONValue.string)) }
}
