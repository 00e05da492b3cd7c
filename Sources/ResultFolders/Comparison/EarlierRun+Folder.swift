import Coverage
import Files
import Geodesy
import Layers
import PlaneGeometry
import ReportPages
import Tables
import TextFormats
import Wording

extension EarlierRun {
  /// Makes sure, before any work is done, that a folder has estates that can be compared.
  package static func check(folder path: String) throws(CareCircleError) {
    try ResultFolder.check(ResultLayerFile(path: "\(path)/estates.geojson"))
  }

  /// Reads the folder of an earlier run, of which everything is read at once: the results may be about to take its place.
  ///
  /// - Parameters:
  ///   - path: the folder, as `carecircle run` wrote it.
  ///   - results: the study that is compared with it; estates are matched by id.
  ///   - provenance: what the study says of how it was made.
  /// - Throws: `CareCircleError` if the folder has no estates of this version, was changed since, or has an id twice.
  package init(
    folder path: String, comparedWith results: CoverageResults,
    provenance: borrowing ByteBuffer
  ) throws(CareCircleError) {
    let folder = try ResultFolder(path, reading: Ground.files)
    let earlier = try folder.indices()
    var verdicts = [Verdict?](repeating: nil, count: results.estates.count)
    var isThere = [Bool](repeating: false, count: folder.estates.rows.count)
    for (index, estate) in results.estates.enumerated() {
      guard let row = earlier[ExactText(estate.id)].map(Int.init) else { continue }
      verdicts[index] = folder.estates.rows[row].verdict
      isThere[row] = true
    }
    let gone = isThere.indices.filter { !isThere[$0] }.map(folder.goneEstate)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    self.init(name: name, verdicts: verdicts, gone: gone)
    remarks = folder.remarks(results, provenance)
    let ground = try Ground(folder)
    (covered, gaps) = (ground.covered, ground.gaps)
  }
}

extension ResultFolder {
  fileprivate func goneEstate(_ number: Int) -> EarlierRun.GoneEstate {
    let row = estates.rows[number]
    let document = layer.feature(at: row.offset, count: Int(row.count))
    let name = document?.keys.firstIndex(of: "name").flatMap { document?.text(feature: 0, key: $0) }
    return EarlierRun.GoneEstate(
      id: estates.ids[number].text, name: name, township: estates.townships[row.township],
      verdict: row.verdict,
      place: document.flatMap { try? $0.geometry(ofFeature: 0).get() }?.middle)
  }

  /// What to know before the runs are compared.
  fileprivate func remarks(
    _ results: CoverageResults, _ provenance: borrowing ByteBuffer
  ) -> [Message] {
    let now = Self.rules(
      circle: results.circle.code(by: results.method), method: results.method.rawValue,
      provenance.withBytes { JSONValue(reading: $0) } ?? .null)
    let part = tile.map { tile in
      Message(
        en:
          "The earlier run is only tile \(tile.name) of its study: estates elsewhere count as new.",
        zh: "上次结果只是分块\(tile.name)，其余范围的小区会计为新出现。")
    }
    return [part].compactMap(\.self) + RuleDifference.between(rules, now).map(\.message)
  }
}

/// The ground of an earlier run: what was covered, and what was not.
private struct Ground {
  static let files: Set<String> = ["circles.geojson", "gap-areas.geojson"]
  private(set) var covered: [MultiPolygon] = []
  private(set) var gaps: [EarlierRun.GapPiece] = []

  init(_ folder: ResultFolder) throws(CareCircleError) {
    var (covered, gaps): ([MultiPolygon], [EarlierRun.GapPiece]) = ([], [])
    try Self.read("circles.geojson", of: folder, key: "qualifies") { answer, place in
      if answer == "yes" { covered.append(place) }
    }
    try Self.read("gap-areas.geojson", of: folder, key: "verdict") { verdict, place in
      let isUndecided = verdict == Verdict.indeterminate.rawValue
      gaps.append(EarlierRun.GapPiece(place: place, isUndecided: isUndecided))
    }
    (self.covered, self.gaps) = (covered, gaps)
  }

  /// Calls `body` with the value of a key and the ground of each feature; a study without ground has no such layer.
  private static func read(
    _ name: String, of folder: ResultFolder, key: String, _ body: (String?, MultiPolygon) -> Void
  ) throws(CareCircleError) {
    guard FileTree.names(in: folder.path).contains(name) else { return }
    try ResultLayerFile(path: "\(folder.path)/\(name)").forEachPiece {
      piece throws(CareCircleError) in
      let document = piece.document
      let column = document.keys.firstIndex(of: key)
      for feature in 0..<document.featureCount {
        guard let shape = try? document.geometry(ofFeature: feature).get(),
          let place = shape.ground
        else { continue }
        body(column.flatMap { document.text(feature: feature, key: $0) }, place)
      }
    }
  }
}

extension GeoJSONGeometry {
  /// Its polygons; nil if it has none.
  fileprivate var ground: MultiPolygon? {
    switch self {
    case .polygon(let rings): Self.polygon(rings).map(MultiPolygon.init)
    case .multiPolygon(let polygons): MultiPolygon(polygons.compactMap(Self.polygon))
    default: nil
    }
  }

  private static func polygon(_ rings: [[Position]]) -> Polygon? {
    let read = rings.compactMap { Ring($0.compactMap(Coordinate.init)) }
    return read.first.map { Polygon(outer: $0, holes: Array(read.dropFirst())) }
  }

  /// A place by which it can be shown: the point itself, or the middle of its box.
  fileprivate var middle: Coordinate? {
    let places: [Position]
    switch self {
    case .point(let place): places = [place]
    case .multiPoint(let all), .lineString(let all): places = all
    case .multiLineString(let lines), .polygon(let lines): places = lines.flatMap(\.self)
    case .multiPolygon(let polygons): places = polygons.flatMap { $0.flatMap(\.self) }
    case .geometryCollection: places = []
    }
    let (x, y) = (places.map(\.x), places.map(\.y))
    guard let west = x.min(), let east = x.max(), let south = y.min(), let north = y.max() else {
      return nil
    }
    return Coordinate(longitude: (west + east) / 2, latitude: (south + north) / 2)
  }
}

extension Coordinate {
  fileprivate init?(_ position: Position) {
    self.init(longitude: position.x, latitude: position.y)
  }
}
