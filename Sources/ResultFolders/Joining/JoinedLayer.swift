import Layers
import TextFormats

/// The headers of joined layers.
package enum JoinedLayer {
  /// The members of a layer beside its features.
  package static func header(_ layer: ResultLayerFile) -> JSONValue {
    JSONValue(reading: layer.opening + Array("]}".utf8))?["carecircle"] ?? .null
  }

  /// The first line of a joined layer: that of a part, in which the members from `own` on are replaced.
  package static func opening(
    of part: ResultLayerFile, _ name: String, own: String?, _ members: [(String, JSONValue)]
  ) -> ByteBuffer {
    var buffer = ByteBuffer()
    guard case .object(let all) = header(part) else { return buffer }
    let end = own.flatMap { key in all.firstIndex { $0.0 == key } } ?? all.count
    buffer.beginFeatureCollection(name, Array(all[..<end]) + members)
    return buffer
  }

  /// The figures of all gap areas, added up.
  static func gapHeader(_ headers: [JSONValue], notPlaced: Int) -> [(String, JSONValue)] {
    let first = headers.first ?? .null
    let sum = { (key: String) in JSONValue.sum(headers.compactMap { $0[key] }) ?? .null }
    return [
      ("figures", sum("figures")), ("slivers_left_out", sum("slivers_left_out")),
      ("slivers_area_m2", sum("slivers_area_m2")),
      ("least_area_m2", first["least_area_m2"] ?? .null),
      ("least_width_m", first["least_width_m"] ?? .null),
      ("boxes_failed", sum("boxes_failed")), ("facilities_not_placed", .integer(notPlaced)),
    ]
  }
}

extension JSONValue {
  /// The sum of numbers, or of the members of objects of the same form. Nulls are skipped. Whole numbers stay whole;
  /// others have two decimals.
  package static func sum(_ values: [JSONValue]) -> JSONValue? {
    let known = values.filter { if case .null = $0 { false } else { true } }
    guard let first = known.first else { return nil }
    if case .object(let members) = first {
      return .object(members.map { key, _ in (key, sum(known.compactMap { $0[key] }) ?? .null) })
    }
    let whole = known.compactMap(\.wholeNumber)
    if whole.count == known.count { return .integer(whole.reduce(0, &+)) }
    return .fixed(
      known.reduce(0) { total, value in
        guard case .written(let text) = value else { return total }
        return total + (Double(text) ?? 0)
      }, 2)
  }
}
