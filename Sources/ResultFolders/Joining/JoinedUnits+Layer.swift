import Layers
import Reports
import TextFormats

extension JoinedUnits {
  /// The figures of joined units as a layer with the header members `header`. Grounds are copied as they are written,
  /// so it can only be written as GeoJSON and tables.
  package func layer(_ header: JSONValue, notPlaced: Int) -> ResultLayer {
    let grounds = units.map(\.ground)
    let shared: [LayerColumn] = [
      .text("method", all: header.text("method")),
      .flag("estimated", all: header["estimated"]?.line == "true"),
      .text("circle", all: header["circle"]?.text("code")),
    ]
    return UnitLayer(units.map(\.row), shared: shared).layer(
      header: Self.header(
        header,
        [
          ("facilities_not_placed", .integer(notPlaced)),
          ("without_geometry", .integer(grounds.count { $0 == "null" })),
        ])
    ) { $1.written(grounds[$0]) }
  }

  /// The members of a part's header, in which those from the first of `own` on are replaced.
  private static func header(
    _ header: JSONValue, _ own: [(String, JSONValue)]
  ) -> [(String, JSONValue)] {
    guard case .object(let members) = header else { return own }
    let end = members.firstIndex { $0.0 == own.first?.0 } ?? members.count
    return Array(members[..<end]) + own
  }
}
