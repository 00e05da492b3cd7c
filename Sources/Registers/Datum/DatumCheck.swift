import CareModel
import Geodesy
import PlaneGeometry
import Wording

/// Looks for coordinates that were declared in the wrong system. It warns, and never converts.
package enum DatumCheck {
  /// The warnings for the layers of a study, any of which may be missing. `within` is the ground that is asked about,
  /// nil for all ground.
  package static func issues(
    estates table: LoadedTable<Estate>?, facilities: LoadedTable<Facility>?,
    boundary: LoadedTable<MultiPolygon>?, units: StudyUnits, streets: Coordinate?,
    within: AskedGround? = nil
  ) -> [DataIssue] {
    let estates = table.map(DatumLayer.all) ?? []
    let asked = within.map { ground in table.map { DatumLayer.all($0.lying(on: ground)) } ?? [] }
    let facilities = facilities.map(DatumLayer.all) ?? []
    let grounds = Neighbour.grounds(of: units, boundary)
    // If streets or units lie abroad, the study is meant to be abroad.
    let known = grounds.compactMap(\.points.first) + [streets].compactMap(\.self)
    let isAbroad = known.contains { !PlaceCheck.contains($0) }
    let layers = estates + facilities
    return layers.compactMap { PlaceCheck.china($0, abroad: isAbroad) }
      + estates.compactMap { PlaceCheck.together($0, atLeast: 3) }
      + facilities.compactMap { PlaceCheck.together($0, atLeast: 10) }
      + (boundary?.place.map { ground in
        (asked ?? estates).compactMap { PlaceCheck.boundary($0, ground, areAsked: within == nil) }
          + facilities.compactMap { PlaceCheck.boundary($0, ground) }
      } ?? [])
      + (within.map { ground in estates.compactMap { WithinCheck.issue($0, ground) } } ?? [])
      + distances(estates, facilities, grounds)
      + estates.flatMap { own in
        facilities.compactMap { LayerShift(estates: own, facilities: $0)?.issue }
      }
  }

  /// Compares estates with all facilities, and both with the polygons of units and with the boundary of the study.
  private static func distances(
    _ estates: [DatumLayer], _ facilities: [DatumLayer], _ grounds: [Neighbour]
  ) -> [DataIssue] {
    let all = Neighbour(facilities)
    return estates.compactMap { own in all.flatMap { LayerDistance(own, from: $0)?.issue } }
      + (estates + facilities).flatMap { own in
        grounds.compactMap { LayerDistance(own, from: $0)?.issue }
      }
  }
}

extension Neighbour {
  /// The layers of townships, communities and the boundary that contain polygons.
  fileprivate static func grounds(
    of units: StudyUnits, _ boundary: LoadedTable<MultiPolygon>?
  ) -> [Neighbour] {
    let tables = [units.townships, units.communities].compactMap(\.self)
    let ofUnits = tables.compactMap { table in
      Neighbour(files: table.sources, ground: table.rows.compactMap(\.ground))
    }
    let ofBoundary = boundary.flatMap { Neighbour(files: $0.sources, ground: $0.rows) }
    return ofUnits + [ofBoundary].compactMap(\.self)
  }

  private init?(files: [InputInfo], ground: [MultiPolygon]) {
    guard let first = files.first, !ground.isEmpty else { return nil }
    self.init(
      file: files.map(\.name).joined(separator: ", "), crs: files.count == 1 ? first.crs : nil,
      ground: ground)
  }

  /// Several layers of points as one.
  fileprivate init?(_ layers: [DatumLayer]) {
    guard let first = layers.first else { return nil }
    self.init(
      file: layers.map(\.file).joined(separator: ", "), crs: layers.count == 1 ? first.crs : nil,
      points: layers.count == 1 ? first.points : layers.flatMap(\.points))
  }
}

extension DatumLayer {
  /// The layers of an input: one for each file with points, since the system of each file is declared separately.
  fileprivate static func all<Row: RegisterRow>(_ table: LoadedTable<Row>) -> [DatumLayer] {
    table.sources.indices.map { DatumLayer(table, source: $0) }.filter { !$0.points.isEmpty }
  }

  private init<Row: RegisterRow>(_ table: LoadedTable<Row>, source: Int) {
    let own = table.rowOrigins.rows(of: source)
    var rows: [Int] = []
    var points: [Coordinate] = []
    points.reserveCapacity(own.count)
    for row in own {
      guard let point = table.rows[row].anchor else { continue }
      points.append(point)
      rows.append(row)
    }
    let kept = rows
    let info = table.sources[source]
    self.init(
      file: info.name, crs: info.crs ?? .wgs84, points: points,
      name: { table.rows[kept[$0]].name }, line: { table.lines[kept[$0]] })
  }
}
