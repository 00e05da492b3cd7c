import CareCircleTestSupport
import CareModel
import Geodesy
import TextFormats

@testable import Wording
@testable import Tables
@testable import Registers

/// An input that stands in a file of its own.
struct Scene {
  let folder: TemporaryFolder
  let file: InputFile

  init(
    _ text: String, crs: CoordinateReferenceSystem? = .wgs84, columns: [String: String] = [:]
  ) throws {
    try self.init(bytes: Array(text.utf8), crs: crs, columns: columns)
  }

  init(bytes: [UInt8], crs: CoordinateReferenceSystem?, columns: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    file = .file(try folder.write("in.txt", bytes: bytes), crs: crs, columns: columns)
  }

  func estates() throws -> LoadedTable<Estate> { try .estates(file) }
  func facilities() throws -> LoadedTable<Facility> { try .facilities(file) }
  func gates(of ids: [String]) throws -> LoadedTable<EstateGate> {
    try .gates(file, of: ids.map { Estate(id: $0, place: .gatesOnly) })
  }
}

/// The estates of a text.
func estates(
  _ text: String, crs: CoordinateReferenceSystem? = .wgs84, columns: [String: String] = [:]
) throws -> LoadedTable<Estate> {
  try Scene(text, crs: crs, columns: columns).estates()
}

/// The facilities of a text.
func facilities(
  _ text: String, crs: CoordinateReferenceSystem? = .wgs84, columns: [String: String] = [:]
) throws -> LoadedTable<Facility> {
  try Scene(text, crs: crs, columns: columns).facilities()
}

/// The problems that reading a text of estates ends with; none when it is read.
func problems(
  _ text: String, crs: CoordinateReferenceSystem? = .wgs84, columns: [String: String] = [:]
) throws -> [InputProblem] {
  let scene = try Scene(text, crs: crs, columns: columns)
  do throws(CareCircleError) {
    _ = try LoadedTable<Estate>.estates(scene.file)
    return []
  } catch {
    guard case .badData(let problems) = error else { return [] }
    return problems
  }
}

/// A geometry as GeoJSON writes it.
func geometry(_ type: String, _ coordinates: String) -> String {
  "{\"type\":\"\(type)\",\"coordinates\":\(coordinates)}"
}

/// A FeatureCollection of features given as geometry and properties, a feature a line.
func collection(_ features: [(geometry: String, properties: String)], crs: String? = nil) -> String
{
  let member = crs.map { "\"crs\":\($0)," } ?? ""
  let lines = features.map {
    "{\"type\":\"Feature\",\"properties\":\($0.properties),\"geometry\":\($0.geometry)}"
  }
  return "{\"type\":\"FeatureCollection\",\(member)\"features\":[\n"
    + lines.joined(separator: ",\n") + "\n]}\n"
}

extension LoadedTable {
  /// The codes of the issues, in the order of the list.
  var codes: [DataIssue.Code] { issues.map(\.code) }
}

extension ByteBuffer {
  var text: String { withBytes { String(decoding: $0, as: UTF8.self) } }
}
