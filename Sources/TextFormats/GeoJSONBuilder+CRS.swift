extension GeoJSONBuilder {
  /// The name in the `crs` member of GeoJSON 2008, which RFC 7946 removed but many Chinese files
  /// still have.
  ///
  /// A member of unknown form is returned as its JSON text, so that it is not mistaken for a missing
  /// one.
  mutating func readCRSName() throws(JSONDamage) -> String? {
    let start = cursor.at
    let (kind, text) = try cursor.takeValue(depth: 1)
    if kind == .absent { return nil }
    guard kind == .nested, cursor.bytes[text.start] == UInt8(ascii: "{") else {
      return cursor.string(text)
    }
    cursor.rewind(to: start)
    let members = try readCRSMembers()
    if let name = members["name"] { return name }
    if let code = members["code"] { return "\(members["type"] ?? "EPSG"):\(code)" }
    return members["href"] ?? cursor.string(text)
  }

  /// The strings and numbers in the `crs` member's `properties`, and its own `type`.
  private mutating func readCRSMembers() throws(JSONDamage) -> [String: String] {
    var members: [String: String] = [:]
    try cursor.open(UInt8(ascii: "{"), depth: 1)
    var isFirst = true
    while let key = try cursor.nextKey(&isFirst) {
      if cursor.matches(key, "properties"), cursor.byte == UInt8(ascii: "{") {
        try cursor.open(UInt8(ascii: "{"), depth: 2)
        var isFirstProperty = true
        while let key = try cursor.nextKey(&isFirstProperty) {
          try readCRSMember(key, &members, isProperty: true)
        }
      } else {
        try readCRSMember(key, &members, isProperty: false)
      }
    }
    return members
  }

  private mutating func readCRSMember(
    _ key: JSONText, _ members: inout [String: String], isProperty: Bool
  ) throws(JSONDamage) {
    let (kind, text) = try cursor.takeValue(depth: 3)
    let name = cursor.string(key)
    guard kind == .string || kind == .number, isProperty != (name == "type") else { return }
    members[name] = cursor.string(text)
  }
}
