import CareModel
import Geodesy
import PlaneGeometry
import Tables
import TextFormats
import Wording

/// Finds the location of a row from its columns or its geometry, in WGS 84.
///
/// A row without a usable location is rejected with the reason. Coordinates are never swapped or shifted unless that
/// was asked for.
///
/// It is a class because it is called for every row; copying a structure would count references each time.
package final class Placer<Field: TableField> {
  /// The transformer to WGS 84; nil if the system of the numbers is not known. The numbers are then taken as they are,
  /// which is only done for an inspection: it compares them with each other and says nothing else about them.
  package let transformer: CoordinateTransformer?
  package let validator: PolygonValidator?
  package let lon: Column<Field>
  package let lat: Column<Field>
  /// The column that holds a geometry, if the table has one.
  package let geometry: Column<Field>?
  package let headers: [String]
  /// Whether rows without a location are passed to the reader.
  let isOptional: Bool
  /// The system that geometries in cells must name, if they name one.
  private let cellSystem: String?
  /// The tally of where the coordinates read so far lie.
  @exclusivity(unchecked) private var ground = GroundTally()

  package init(
    _ transformer: CoordinateTransformer?, lon: Column<Field>, lat: Column<Field>,
    geometry: Column<Field>?, headers: [String], cellSystem: String? = nil,
    isOptional: Bool = false
  ) {
    self.cellSystem = cellSystem
    self.transformer = transformer
    self.lon = lon
    self.lat = lat
    self.geometry = geometry
    self.headers = headers
    self.isOptional = isOptional
    validator = transformer == nil ? nil : PolygonValidator()
  }

  /// Finds the location of the current row.
  package func place(_ scribe: RowScribe<Field>) -> Placement {
    if let geometry = scribe.cursor.geometry { return placed(place(geometry, scribe)) }
    if let cell = geometry, let text = scribe.text(cell) {
      // A row whose geometry was rejected must not be used as well.
      if let shape = CellGeometry.read(text) { return placed(place(shape, cell, scribe)) }
      if lon.index == nil || lat.index == nil { return unreadable(text, cell, scribe) }
      scribe.doubt(.valueUnreadable, in: cell.field, value: text, .unreadableGeometry)
    }
    if let column = lon.index, column == lat.index, let text = scribe.text(lon) {
      return whole(text, scribe)
    }
    switch (number(lon, scribe), number(lat, scribe)) {
    case (.number(let x), .number(let y)):
      return placed(coordinate(x, y, scribe).map { .point($0) })
    case (let x, let y):
      return unplaced(x, y, scribe)
    }
  }

  /// The tally of where the coordinates read so far lie, and of how they were transformed to WGS 84.
  func handOver() -> GroundTally {
    var found = ground
    found.operations = transformer?.usedOperations ?? []
    return found
  }

  private func placed(_ place: RowPlace?) -> Placement {
    place.map(Placement.placed) ?? .rejected
  }

  private func number(_ column: Column<Field>, _ scribe: RowScribe<Field>) -> CellNumber {
    column.index.map(scribe.cursor.number) ?? .blank
  }

  /// Rejects a row whose coordinates are not numbers, unless the line is not a row at all.
  private func unplaced(_ x: CellNumber, _ y: CellNumber, _ scribe: RowScribe<Field>) -> Placement {
    let nature = RowNature(scribe.cursor, headers: headers)
    if case .blank = nature { return .blank }
    if let rejection = nature.rejection {
      scribe.reject(rejection.code, value: scribe.cursor.firstText, rejection.message)
      return .rejected
    }
    if hasNoColumns { return .placed(.nowhere) }
    if isOptional, case (.blank, .blank) = (x, y) { return .placed(.unknown) }
    for (number, column) in [(x, lon), (y, lat)] {
      switch number {
      case .number: continue
      case .blank: scribe.reject(.coordinateMissing, in: column.field, .missingCoordinate)
      case .unreadable: rejectUnreadable(column, scribe)
      }
      return .rejected
    }
    return .rejected
  }

  /// Rejects a row whose coordinate is filled but is not a number, such as a formula without a stored value.
  private func rejectUnreadable(_ column: Column<Field>, _ scribe: RowScribe<Field>) {
    guard let index = column.index else { return }
    let fault = scribe.cursor.withTrimmed(index) { CellFault($0) }
    scribe.reject(
      fault == .formula ? .formulaWithoutValue : .coordinateUnreadable, in: column.field,
      value: fault == .formula ? nil : scribe.cursor.text(index),
      fault.map { scribe.message($0, index) } ?? .unreadableCoordinate)
  }

  /// Whether the table has no columns for locations. The loader refuses such a table; an inspection reads the rest of
  /// it.
  private var hasNoColumns: Bool {
    (lon.index == nil || lat.index == nil) && geometry?.index == nil
  }

  // MARK: - Cells with a whole location

  /// The location in a cell that contains longitude and latitude, or a geometry.
  private func whole(_ text: String, _ scribe: RowScribe<Field>) -> Placement {
    if let shape = CellGeometry.read(text) { return placed(place(shape, lon, scribe)) }
    switch CellPair.read(text) {
    case .place(let longitude, let latitude):
      return placed(coordinate(longitude, latitude, scribe).map { .point($0) })
    case .ambiguous:
      scribe.reject(.coordinateUnreadable, in: lon.field, value: text, .ambiguousPair)
      return .rejected
    case nil: return unreadable(text, lon, scribe)
    }
  }

  /// Rejects a row whose only location cell cannot be read, unless it is a total or a note.
  private func unreadable(
    _ text: String, _ column: Column<Field>, _ scribe: RowScribe<Field>
  ) -> Placement {
    if let rejection = RowNature(scribe.cursor, headers: headers).rejection {
      scribe.reject(rejection.code, value: scribe.cursor.firstText, rejection.message)
    } else {
      scribe.reject(.coordinateUnreadable, in: column.field, value: text, .unreadablePlace)
    }
    return .rejected
  }

  /// Whether a system equals that of the first geometries to within a metre, as WGS 84 and CGCS2000 do.
  private func isSame(_ srid: Int) -> Bool {
    guard let cellSystem, let first = try? CoordinateReferenceSystem(cellSystem),
      let other = try? CoordinateReferenceSystem("EPSG:\(srid)")
    else { return false }
    return other.isSame(as: first)
  }

  /// The location given by a geometry in a cell, unless its system differs from that of earlier geometries.
  private func place(
    _ geometry: CellGeometry, _ column: Column<Field>, _ scribe: RowScribe<Field>
  ) -> RowPlace? {
    if let srid = geometry.srid, "EPSG:\(srid)" != cellSystem, !isSame(srid) {
      scribe.reject(
        .crsContradiction, in: column.field, value: "SRID=\(srid)", .otherSystem(cellSystem))
      return nil
    }
    return place(geometry.shape, scribe)
  }

  private func place(
    _ geometry: Result<GeoJSONGeometry?, GeometryFault>, _ scribe: RowScribe<Field>
  ) -> RowPlace? {
    switch geometry {
    case .failure(let fault):
      scribe.reject(.geometryInvalid, value: fault.description, .invalidGeometry)
      return nil
    case .success(nil) where isOptional: return .unknown
    case .success(nil):
      scribe.reject(.geometryMissing, .missingGeometry)
      return nil
    case .success(let geometry?):
      return place(geometry, scribe)
    }
  }

  private func place(_ geometry: GeoJSONGeometry, _ scribe: RowScribe<Field>) -> RowPlace? {
    switch geometry {
    case .point(let position): coordinate(position.x, position.y, scribe).map { .point($0) }
    case .multiPoint(let positions): points(positions, scribe).map(RowPlace.init)
    case .polygon(let rings): area([rings], scribe)
    case .multiPolygon(let polygons): area(polygons, scribe)
    case .lineString, .multiLineString, .geometryCollection: wrongType(scribe)
    }
  }

  private func wrongType(_ scribe: RowScribe<Field>) -> RowPlace? {
    scribe.reject(.geometryType, .wrongGeometryType)
    return nil
  }

  // MARK: - Points

  private func points(_ positions: [Position], _ scribe: RowScribe<Field>) -> [Coordinate]? {
    var points: [Coordinate] = []
    for position in positions {
      guard let point = coordinate(position.x, position.y, scribe) else { return nil }
      points.append(point)
    }
    return points
  }

  private func coordinate(_ x: Double, _ y: Double, _ scribe: RowScribe<Field>) -> Coordinate? {
    guard let transformer else { return Coordinate(uncheckedLongitude: x, latitude: y) }
    do throws(CoordinateFault) {
      let coordinate = try transformer.coordinate(x: x, y: y)
      if transformer.isInAreaOfUse(coordinate) {
        ground.hasInside = true
      } else {
        ground.outside = ground.outside ?? .init(line: scribe.cursor.line, x: x, y: y)
        scribe.doubtOnce(.outsideAreaOfUse, value: "\(x), \(y)", .outside(transformer.system))
      }
      return coordinate
    } catch {
      if case .outsideOperations = error {
        ground.beyond = ground.beyond ?? .init(line: scribe.cursor.line, x: x, y: y)
      }
      scribe.reject(error.code, value: "\(x), \(y)", error.message(transformer.system))
      return nil
    }
  }

  // MARK: - Areas

  private func area(_ polygons: [[[Position]]], _ scribe: RowScribe<Field>) -> RowPlace? {
    var parts: [Polygon] = []
    for rings in polygons {
      guard let part = polygon(rings, scribe) else { return nil }
      parts.append(part)
    }
    guard let place = MultiPolygon(parts) else { return nil }
    guard let validator, let fault = validator.fault(in: place) else { return .area(place) }
    guard SelfCrossings.count(in: place) <= SelfCrossings.most else {
      scribe.reject(.geometryInvalid, value: fault, .tooManyCrossings)
      return nil
    }
    guard let mended = validator.mended(place).flatMap(rounded), validator.fault(in: mended) == nil
    else {
      scribe.reject(.geometryInvalid, value: fault, .invalidGeometry)
      return nil
    }
    scribe.doubt(.geometryMended, value: fault, .mended)
    return .area(mended)
  }

  /// The area with its corners rounded to the seven decimals of the outputs, so that the ground that is judged is the
  /// ground that is drawn, and is valid in both.
  private func rounded(_ place: MultiPolygon) -> MultiPolygon? {
    MultiPolygon(
      place.polygons.compactMap { polygon in
        guard let outer = Ring(polygon.outer.corners.map(\.rounded)) else { return nil }
        return Polygon(
          outer: outer, holes: polygon.holes.compactMap { Ring($0.corners.map(\.rounded)) })
      })
  }

  private func polygon(_ rings: [[Position]], _ scribe: RowScribe<Field>) -> Polygon? {
    var made: [Ring] = []
    for ring in rings {
      guard let corners = points(ring, scribe) else { return nil }
      guard let ring = Ring(corners.map(\.rounded)) else {
        scribe.reject(.geometryInvalid, .invalidGeometry)
        return nil
      }
      made.append(ring)
    }
    return made.first.map { Polygon(outer: $0, holes: Array(made.dropFirst())) }
  }
}

extension Coordinate {
  /// The nearest coordinate with seven decimals, at most 8 mm away.
  fileprivate var rounded: Coordinate {
    Coordinate(
      uncheckedLongitude: (longitude * 1e7).rounded() / 1e7,
      latitude: (latitude * 1e7).rounded() / 1e7)
  }
}

/// The result of looking for a row's location.
package enum Placement {
  /// The location of the row.
  case placed(RowPlace)
  /// The row is rejected, which has been reported.
  case rejected
  /// There is no row: all cells are empty.
  case blank
}

/// The location of a row.
package enum RowPlace {
  /// A single point.
  case point(Coordinate)
  /// Several gates.
  case gates([Coordinate])
  /// An area.
  case area(MultiPolygon)

  /// Stands for the location of rows of a table without coordinates; its value has no meaning.
  package static let nowhere = RowPlace.point(Coordinate(uncheckedLongitude: 0, latitude: 0))

  /// The location of a row that may have none and has none.
  package static let unknown = RowPlace.gates([])

  /// Whether it represents a row without a location.
  package var isUnknown: Bool {
    if case .gates(let points) = self { return points.isEmpty }
    return false
  }

  /// The location as the model stores it; nil if it is not known.
  package var known: EstatePlace? {
    switch self {
    case .point(let point): .point(point)
    case .area(let ground): .area(ground)
    case .gates(let points): points.first.map(EstatePlace.point)
    }
  }

  fileprivate init(_ points: [Coordinate]) {
    if points.count == 1, let only = points.first {
      self = .point(only)
    } else {
      self = .gates(points)
    }
  }
}

extension Message {
  static let missingCoordinate = Message(
    en: "the row has no coordinate; fill it in", zh: "该行没有坐标；请补充")
  fileprivate static let unreadableGeometry = Message(
    en:
      "expected a geometry in GeoJSON, WKT or WKB, or an array of positions; the row's coordinates are used",
    zh: "应为GeoJSON、WKT或WKB几何，或坐标数组；改用该行的坐标")
  fileprivate static let unreadablePlace = Message(
    en:
      "is not a location; write longitude and latitude, such as 120.68,28.0, or a geometry in WKT, such as "
      + "POINT(120.68 28.0), WKB or GeoJSON",
    zh: "无法识别为位置；请填写经度和纬度，如120.68,28.0，或WKT（如POINT(120.68 28.0)）、WKB、GeoJSON几何")
  fileprivate static let ambiguousPair = Message(
    en:
      "it is not clear which of the two is the longitude; write them in two columns, or as POINT(longitude latitude)",
    zh: "无法判断哪个是经度；请分两列填写，或写作POINT(经度 纬度)")

  fileprivate static func otherSystem(_ first: String?) -> Message {
    Message(
      en:
        "the geometry is in a different system from the first one in the table (\(first ?? "none")); convert all of them "
        + "to one system",
      zh: "该几何的坐标系与表中首个几何（\(first ?? "未注明")）不同；请统一转换为同一坐标系")
  }
  fileprivate static let missingGeometry = Message(
    en: "the feature has no geometry; give it a point or a polygon", zh: "该要素没有几何；请补充点或面")
  fileprivate static let invalidGeometry = Message(
    en: "the geometry cannot be used; draw it again", zh: "几何无法使用；请重新绘制")
  fileprivate static let wrongGeometryType = Message(
    en: "expected a point, a multi-point, a polygon or a multi-polygon",
    zh: "应为点、多点、面或多面")
  fileprivate static let tooManyCrossings = Message(
    en:
      "the polygon crosses itself more than \(Decimals.grouped(SelfCrossings.most)) times, too often to be "
      + "mended; its corners are probably in the wrong order: draw it again",
    zh: "面几何自相交超过\(Decimals.grouped(SelfCrossings.most))处，无法修复；其顶点顺序可能有误，请重新绘制")
  fileprivate static let mended = Message(
    en: "the polygon is not valid and was mended; check it on the map",
    zh: "面几何无效，已自动修复；请在地图上核对")

  fileprivate static func outside(_ system: CoordinateReferenceSystem) -> Message {
    Message(
      en: "lies outside the area for which \(system.name) is meant; check the declared system",
      zh: "位于\(system.name)适用范围之外；请核对所声明的坐标系")
  }
}
