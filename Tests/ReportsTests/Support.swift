import CareCircleTestSupport
import CareModel
import Coverage
import Registers
import Tables
import TextFormats

/// The estates of a text.
func loadedEstates(_ text: String) throws -> LoadedTable<Estate> {
  let folder = try TemporaryFolder()
  return try .estates(.file(try folder.write("in.txt", text), crs: .wgs84))
}

/// The facilities of a text.
func loadedFacilities(_ text: String) throws -> LoadedTable<Facility> {
  let folder = try TemporaryFolder()
  return try .facilities(.file(try folder.write("in.txt", text), crs: .wgs84))
}

/// A geometry as GeoJSON writes it.
func geometry(_ type: String, _ coordinates: String) -> String {
  "{\"type\":\"\(type)\",\"coordinates\":\(coordinates)}"
}

/// A FeatureCollection of features given as geometry and properties, a feature a line.
func collection(_ features: [(geometry: String, properties: String)]) -> String {
  let lines = features.map {
    "{\"type\":\"Feature\",\"properties\":\($0.properties),\"geometry\":\($0.geometry)}"
  }
  return "{\"type\":\"FeatureCollection\",\"features\":[\n" + lines.joined(separator: ",\n")
    + "\n]}\n"
}
