import Geodesy
import PlaneGeometry
import Wording

/// Warns if most points of a layer lie far from everything in another layer, however few points there are.
///
/// A wrong central meridian, degrees declared as metres, or a lost digit moves a layer by hundreds or thousands of
/// kilometres. Nothing is converted; the warning names the mistake that would explain the distance.
struct LayerDistance {
  private let layer: DatumLayer
  private let other: Neighbour
  private let far: [Int]

  /// Nil unless more than half of the layer's points lie more than 25 km from everything in the other layer.
  init?(_ layer: DatumLayer, from other: Neighbour) {
    guard !other.points.isEmpty else { return nil }
    let far = FarCells(other.points).far(layer.points).filter { !other.holds(layer.points[$0]) }
    guard far.count * 2 > layer.points.count else { return nil }
    (self.layer, self.other, self.far) = (layer, other, far)
  }

  /// The warning, with the distance between the centres of the two layers.
  var issue: DataIssue? {
    guard let own = Self.middle(far.map { layer.points[$0] }),
      let its = Self.middle(other.points), let first = far.first
    else { return nil }
    let offset = GroundOffset(from: its, to: own)
    let cause = Cause(layer, own, other, its)
    let limit = Int(FarCells.side / 1000)
    return DataIssue(
      file: layer.file, line: Int(layer.line(first)), value: layer.text(first), code: .layersApart,
      severity: .doubtful,
      message: Message(
        en:
          "\(Decimals.grouped(far.count)) of \(counted(layer.points.count, "point")) "
          + "\(inNumber(far.count, "lies", "lie")) more than \(limit) km from everything in \(other.file); "
          + "their centre is \(offset.english) of the centre of that layer\(cause?.message.english ?? Cause.unknown.english)",
        zh:
          "\(Decimals.grouped(layer.points.count))个点中有\(Decimals.grouped(far.count))个距\(other.file)的全部内容超过\(limit)公里；"
          + "自后者中心\(offset.chinese)为这些点的中心\(cause?.message.chinese ?? Cause.unknown.chinese)"))
  }

  /// The median longitude and latitude of at most a thousand points, which a few outliers do not affect.
  private static func middle(_ points: [Coordinate]) -> Coordinate? {
    guard !points.isEmpty else { return nil }
    let step = max(1, points.count / 1000)
    let sample = stride(from: 0, to: points.count, by: step).map { points[$0] }
    let longitudes = sample.map(\.longitude).sorted()
    let latitudes = sample.map(\.latitude).sorted()
    return Coordinate(
      uncheckedLongitude: longitudes[sample.count / 2], latitude: latitudes[sample.count / 2])
  }
}

/// The content of another layer of a study: points, or polygons with their corners.
struct Neighbour {
  let file: String
  /// The declared system; nil if files in different systems are combined.
  let crs: CoordinateReferenceSystem?
  let points: [Coordinate]
  private let ground: PolygonIndex?

  init(file: String, crs: CoordinateReferenceSystem?, points: [Coordinate]) {
    (self.file, self.crs, self.points, ground) = (file, crs, points, nil)
  }

  init(file: String, crs: CoordinateReferenceSystem?, ground: [MultiPolygon]) {
    self.file = file
    self.crs = crs
    points = ground.flatMap { $0.polygons.flatMap(\.outer.corners) }
    self.ground = PolygonIndex(ground)
  }

  /// Whether a point lies in its polygons.
  func holds(_ point: Coordinate) -> Bool { ground?.first(containing: point) != nil }
}

/// The mistake that would explain the distance between two layers.
private struct Cause {
  let message: Message

  /// The advice if no known mistake explains the distance.
  static let unknown = Message(
    en: ". Check the declared systems of both, and whether both are of the same area",
    zh: "。请核对两者声明的坐标系，以及是否为同一地区的数据")

  /// Checks the layer first, then the other layer, which may be the wrong one.
  init?(_ layer: DatumLayer, _ own: Coordinate, _ other: Neighbour, _ its: Coordinate) {
    let found =
      Self.mistake(layer.file, layer.crs, at: own, fitting: its)
      ?? other.crs.flatMap { Self.mistake(other.file, $0, at: its, fitting: own) }
    guard let found else { return nil }
    message = found
  }

  private static func mistake(
    _ file: String, _ crs: CoordinateReferenceSystem, at place: Coordinate,
    fitting other: Coordinate
  ) -> Message? {
    let projection = MapProjection(of: crs)
    if projection != nil, place.latitude.magnitude < 0.05 { return .degrees(file, crs) }
    guard (other.latitude - place.latitude).magnitude < 1 else { return nil }
    let turn = other.longitude - place.longitude
    if projection == nil { return (turn - 100).magnitude < 1.5 ? .leadingDigit(file) : nil }
    guard let meridian = projection?.centralMeridian else { return nil }
    return .meridian(file, crs, is: meridian, near: meridian + turn)
  }
}

extension Message {
  fileprivate static func degrees(_ file: String, _ crs: CoordinateReferenceSystem) -> Message {
    Message(
      en:
        ". \(file) appears to contain degrees, but was declared as \(crs.name), which is in metres: "
        + "declare the actual system, WGS84, CGCS2000, GCJ02 or BD09",
      zh: "。\(file)中疑为经纬度，却声明为以米为单位的\(crs.name)：请按实际情况声明WGS84、CGCS2000、GCJ02或BD09")
  }

  fileprivate static func leadingDigit(_ file: String) -> Message {
    Message(
      en:
        ". The longitudes in \(file) appear to lack their leading 1 (20.68 for 120.68): correct them",
      zh: "。\(file)的经度疑漏首位数字1（如将120.68写成20.68）：请更正")
  }

  /// `near` is the meridian at which the centres would coincide. The meridians of three-degree zones are the most
  /// likely, and two layers of one city need not have the same centre.
  fileprivate static func meridian(
    _ file: String, _ crs: CoordinateReferenceSystem, is meridian: Double, near: Double
  ) -> Message {
    let zone = (near / 3).rounded() * 3
    let likely = (near - zone).magnitude < 0.75 ? zone : (near * 10).rounded() / 10
    let code = CoordinateReferenceSystem.cgcs2000Belt(meridian: likely)
    let named = code.map { " (\($0.name))" } ?? ""
    let (was, fits) = (degrees(meridian), degrees(likely))
    return Message(
      en: ". \(file) was declared as \(crs.name), whose central meridian is \(was)°; "
        + "a central meridian of \(fits)°\(named) would fit: check the declaration",
      zh: "。\(file)声明为\(crs.name)，中央子午线\(was)°；若为\(fits)°\(named)则相符：请核对坐标系声明")
  }

  private static func degrees(_ value: Double) -> String {
    Decimals.text(value, 1, keepingZeros: false)
  }
}
