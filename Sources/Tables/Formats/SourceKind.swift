import Files
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The formats other than text, recognised by the first bytes of a file rather than by its name.
package enum SourceKind: String, Sendable {
  case shapefile, gpkg, flatgeobuf, xlsx, ods, xls, mapinfo, filegdb, kml, kmz, postgis
  /// One or several shapefiles in a ZIP archive.
  case packedShapefile = "shapefile.zip"

  /// Whether its layers are sheets of cells.
  package var isWorkbook: Bool { [.xlsx, .ods, .xls].contains(self) }
  /// Whether its column names may have been cut at ten bytes.
  package var cutsNames: Bool { self == .shapefile || self == .packedShapefile }

  /// Whether it is KML, which is read without GDAL.
  package var isKML: Bool { self == .kml || self == .kmz }

  /// The names of the GDAL drivers that may open it. No other driver is ever tried.
  package var drivers: [String] {
    switch self {
    case .shapefile, .packedShapefile: ["ESRI Shapefile"]
    case .gpkg: ["GPKG"]
    case .flatgeobuf: ["FlatGeobuf"]
    case .xlsx: ["XLSX"]
    case .ods: ["ODS"]
    case .xls: ["XLS"]
    case .mapinfo: ["MapInfo File"]
    case .filegdb: ["OpenFileGDB"]
    case .kml, .kmz: []
    case .postgis: ["PostgreSQL"]
    }
  }

  /// The format of a file; nil for text, which is read without a library.
  package static func of(_ file: InputFile) throws(CareCircleError) -> SourceKind? {
    if file.isDatabase { return .postgis }
    if file.path == "-" { return nil }
    if file.path.lowercased().hasPrefix("/vsi") { throw .usage([.virtualPath(file)]) }
    if FileTree.target(file.path) == S_IFDIR { return folder(file) }
    guard let head = head(of: file.path) else { return nil }
    let found = try kind(head, file)
    if found == nil, let language = MarkupLanguage(head) {
      throw .badData([.markup(file, language)])
    }
    if found == nil, let expected = promised(file.path) {
      throw .badData([.wrongExtension(file, expected, isEmpty: head.isEmpty)])
    }
    return found
  }

  private static func kind(_ head: [UInt8], _ file: InputFile) throws(CareCircleError)
    -> SourceKind?
  {
    if head.starts(with: "SQLite format 3\0".utf8) { return .gpkg }
    if head.starts(with: [0x66, 0x67, 0x62, 0x03]) { return .flatgeobuf }
    if head.starts(with: [0x00, 0x00, 0x27, 0x0A]) { return .shapefile }
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .xls }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      return try PackedSource.kind(file)
    }
    switch suffix(file.path) {
    case "dbf" where head.first.map { [0x03, 0x83, 0x8B, 0xF5, 0x30].contains($0) } == true:
      return .shapefile
    case "tab" where head.starts(with: "!".utf8): return .mapinfo
    case "mif" where head.starts(with: "Version".utf8) || head.starts(with: "VERSION".utf8):
      return .mapinfo
    case "kml"
    where MarkupLanguage(head) == .xml || head.starts(with: [0xFF, 0xFE])
      || head.starts(with: [0xFE, 0xFF]):
      return .kml
    default: return MarkupLanguage(head) == .kml ? .kml : nil
    }
  }

  /// The format of a folder; nil for one without layers, for which reading it as a text gives the better error.
  private static func folder(_ file: InputFile) -> SourceKind? {
    if suffix(file.path) == "gdb" { return .filegdb }
    let hasLayers = FileTree.names(in: file.path).contains { suffix($0) == "shp" }
    return hasLayers ? .shapefile : nil
  }

  /// The format that the name of a file promises, although its bytes are something else.
  private static func promised(_ path: String) -> SourceKind? {
    let kinds: [String: SourceKind] = [
      "shp": .shapefile, "gpkg": .gpkg, "fgb": .flatgeobuf, "xlsx": .xlsx, "xls": .xls,
      "ods": .ods, "zip": .packedShapefile, "dbf": .shapefile, "kml": .kml, "kmz": .kmz,
    ]
    return kinds[suffix(path)]
  }

  package static func suffix(_ path: String) -> String {
    let last = FileTree.split(path).last
    return last.lastIndex(of: ".").map { String(last[last.index(after: $0)...]).lowercased() } ?? ""
  }

  private static func head(of path: String) -> [UInt8]? {
    let descriptor = SystemCall.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    // A pipe can be read only once, so its first bytes must not be taken here.
    guard FileTree.target(path) == S_IFREG else { return nil }
    var head = [UInt8](repeating: 0, count: 512)
    let got = read(descriptor, &head, head.count)
    return got < 0 ? nil : Array(head.prefix(got))
  }
}
