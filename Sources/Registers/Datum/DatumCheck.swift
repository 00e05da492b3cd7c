import CareModel
import Geodesy
import PlaneGeometry
import Wording

/// Looks for coordinates that were declared in the wrong system. It warns, and never converts.
public enum DatumCheck {
  /// The warnings for the tables of a study; tables that are not there are left out.
  public static func issues(
    estates: LoadedTable<Estate>?, facilities: LoadedTable<Facility>?, boundary: MultiPolygon?
  ) -> [DataIssue] {
    let estates = estates.map(DatumLayer.init)
    let facilities = facilities.map(DatumLayer.init)
    let layers = [estates, facilities].compactMap(\.self).filter { !$0.points.isEmpty }
    var issues = layers.compactMap(PlaceCheck.china)
    if let boundary { issues += layers.compactMap { PlaceCheck.boundary($0, boundary) } }
    if let estates, let facilities,
      let issue = LayerShift(estates: estates, facilities: facilities)?.issue
    {
      issues.append(issue)
    }
    return issues
  }
}

extension DatumLayer {
  fileprivate init(_ table: LoadedTable<Estate>) {
    var places: [Int] = []
    var points: [Coordinate] = []
    points.reserveCapacity(table.rows.count)
    for place in table.rows.indices {
      guard let point = table.rows[place].anchor else { continue }
      points.append(point)
      places.append(place)
    }
    let kept = places
    self.init(
      file: table.info.name, crs: table.info.crs ?? .wgs84, points: points,
      name: { table.rows[kept[$0]].name }, line: { table.lines[kept[$0]] })
  }

  fileprivate init(_ table: LoadedTable<Facility>) {
    self.init(
      file: table.info.name, crs: table.info.crs ?? .wgs84, points: table.rows.map(\.coordinate),
      name: { table.rows[$0].name }, line: { table.lines[$0] })
  }
}
