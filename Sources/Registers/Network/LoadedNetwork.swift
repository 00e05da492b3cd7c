import Files
import StreetNetwork
import Tables
import TextFormats
import Wording

/// A street network that has been read, with the facts about its file.
public struct LoadedNetwork: Sendable, LoadedInput {
  /// The streets, barriers and enclosures of the network.
  public let map: StreetMap
  /// The doubts about a layer of lines. The counts of an OpenStreetMap file are in the map's report.
  public let issues: [DataIssue]
  /// The facts about the file. Its rows are the features of a layer of lines, or those ways of an OpenStreetMap file
  /// that are streets.
  public let info: InputInfo
  /// The name of the file, as in the outputs.
  public var name: String { info.name }
  /// The format: `osm`, `ccnet` or `geojson`.
  public let format: Format
  /// The size of the file in bytes.
  public var byteCount: Int { info.byteCount }
  /// The SHA-256 of its bytes, in hexadecimal.
  public var sha256: String { info.sha256 }
  /// The SHA-256 of the file from which a prepared network was made; for other networks, that of the file itself.
  public let sourceSHA256: String

  /// The formats of network files.
  public enum Format: String, Sendable {
    /// OpenStreetMap: `.osm.pbf`, `.osm`, `.osm.gz`, `.osm.bz2`.
    case osm
    /// Prepared by `network build`.
    case ccnet
    /// A layer of lines.
    case geojson
  }

  /// Reads a network file: OpenStreetMap, a prepared network, or a GeoJSON layer of lines.
  ///
  /// - Parameters:
  ///   - file: the file. Names that end in `.geojson` or `.json`, and `-`, denote layers of lines, which may declare
  ///     their coordinate reference system.
  ///   - profile: the walker. If nil, a prepared network keeps the walker for whom it was prepared, and any other
  ///     network is read for the elder.
  /// - Throws: `CareCircleError.inputMissing` or `.badData`.
  public static func load(
    _ file: InputFile, profile: WalkingProfile? = nil
  ) throws(CareCircleError) -> LoadedNetwork {
    guard !isLineLayer(file) else {
      return try lines(InputKind.network.flagged([file])[0], profile ?? .elder)
    }
    if let system = file.crs, system != .wgs84, system != .cgcs2000 {
      throw .badData([.networkIsWGS84(file, system)])
    }
    let stamp = FileStamp(path: file.path)
    let network = try network(file, profile)
    guard FileStamp(path: file.path) == stamp else { throw .inputMissing([.changed(file)]) }
    return network
  }

  /// Reads a network of OpenStreetMap, or one that was prepared.
  private static func network(
    _ file: InputFile, _ profile: WalkingProfile?
  ) throws(CareCircleError) -> LoadedNetwork {
    do throws(NetworkError) {
      let prepared = try NetworkFile.prepared(path: file.path)
      let map: StreetMap
      if let prepared {
        map = prepared.map
      } else {
        map = try OSMReader.read(path: file.path, profile: profile ?? .elder)
      }
      if let profile, profile != map.profile { throw NetworkError.otherProfile(map.profile) }
      let sum = Checksum.sha256(path: file.path) ?? ""
      let format = prepared == nil ? Format.osm : .ccnet
      return LoadedNetwork(
        map: map, issues: [],
        info: InputInfo(ways: map.report.streetWays, of: file, format, sha256: sum),
        format: format, sourceSHA256: prepared?.source ?? sum)
    } catch {
      throw .network(error, file)
    }
  }

  /// The attribution that must appear wherever results are shown; nil for a user's own layer.
  public var attribution: String? {
    map.report.isOpenStreetMap ? "© OpenStreetMap contributors, ODbL 1.0" : nil
  }

  /// Whether the ending of a name denotes an OpenStreetMap file or a prepared network.
  public static func isOpenStreetMap(_ path: String) -> Bool {
    let name = path.lowercased()
    return [".osm.pbf", ".pbf", ".osm", ".osm.gz", ".osm.bz2", ".ccnet"].contains(
      where: name.hasSuffix)
  }

  private static func isLineLayer(_ file: InputFile) -> Bool {
    let name = file.path.lowercased()
    return file.path == "-" || name.hasSuffix(".geojson") || name.hasSuffix(".json")
  }

  private static func lines(
    _ file: InputFile, _ profile: WalkingProfile
  ) throws(CareCircleError) -> LoadedNetwork {
    guard !OverpassJSON.isOne(file.path) else { throw .badData([.overpassJSON(file)]) }
    let table = try Table(file, isKnown: ColumnMap<StreetLineField>.knownHeaders())
    guard table.hasGeometry else { throw .badData([.notALineLayer(file)]) }
    let columns = ColumnMap<StreetLineField>(of: table)
    guard columns.problems.isEmpty else { throw .badData(columns.problems) }
    var log = IssueLog(file: file.name)
    let crs = try ResolvedCRS.resolve(table, headers: [], log: &log)
    var reader = StreetLineReader(
      try TableLoader.transformer(crs.system, file), columns, log, profile)
    try table.forEachRow { reader.read($0) }
    guard reader.joiner.ways.count > 0 else { throw .network(.noStreets, file) }
    let map = StreetMap(
      reader.joiner.ways, profile: profile, report: reader.report(table.byteCount))
    reader.finish()
    var info = InputInfo(
      kind: .network, table, crs,
      columns: Dictionary(
        uniqueKeysWithValues: columns.columns.map { ($0.rawValue, columns.headers[$1].text) }),
      unusedColumns: columns.unused)
    (info.rowsIn, info.rowsRejected) = (reader.rowsIn, reader.rowsRejected)
    return LoadedNetwork(
      map: map, issues: reader.log.issues, info: info, format: .geojson, sourceSHA256: table.sha256)
  }
}

extension LoadedNetwork {
  package var sources: [InputInfo] { [info] }
}

extension InputInfo {
  /// The facts about an OpenStreetMap file, or about a network that was prepared from one.
  fileprivate init(
    ways: Int, of file: InputFile, _ format: LoadedNetwork.Format, sha256: String
  ) {
    self.init(
      kind: .network, name: file.name, byteCount: FileTree.size(file.path), sha256: sha256,
      origin: TableOrigin(
        format: format.rawValue, encoding: .utf8, delimiter: nil, headerLine: nil),
      crs: .wgs84, crsSource: .layer, columns: [:], unusedColumns: [])
    rowsIn = ways
  }
}

extension StreetLineReader {
  /// The report of what was read, as far as it follows from the rows.
  fileprivate func report(_ bytes: Int) -> NetworkReport {
    var report = NetworkReport()
    report.bytes = bytes
    report.ways = rowsIn
    report.otherWays = rowsRejected + others
    report.leftOut = leftOut
    report.streetWays = rowsIn - rowsRejected - others - leftOut.values.reduce(0, +)
    report.isOpenStreetMap = isOpenStreetMap
    return report
  }
}
