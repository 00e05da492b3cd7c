import CareCircle
import CareCircleTestSupport
import Foundation
import Testing
import TextFormats
import VectorFormats

@testable import Layers
@testable import Reports
@testable import Tables

/// Every layer in every format: written, and read again with as many features and the same ids.
@Suite struct EveryLayerTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String) -> String { "\(folder.path)/\(name)" }

  /// The ids of a layer as it hands them out; nothing if it has none.
  private func ids(_ layer: ResultLayer) -> [String] {
    var cells = CellWriter(.value)
    return (0..<layer.count).map { feature in
      layer.columns[0].write(layer.record(feature), &cells)
      guard case .text = cells.value else { return "" }
      return cells.buffer.withBytes { String(decoding: $0, as: UTF8.self) }
    }
  }

  private func ids(ofTable path: String) throws -> [String] {
    let table = try Table(.file(path)) { _ in false }
    #expect(table.headers.first == "id")
    var ids: [String] = []
    try table.forEachRow { ids.append($0.text(0) ?? "") }
    return ids
  }

  private func ids(ofFeatures bytes: [UInt8]) throws -> [String] {
    let document = try GeoJSONDocument(FileBytes(bytes))
    return (0..<document.featureCount).map { document.text(feature: $0, key: 0) ?? "" }
  }

  @Test func everyLayerIsThere() throws {
    let found = try SampleLayers.all.get().map(SampleLayers.name)
    #expect(Set(found) == Set(SampleLayers.names))
    #expect(try SampleLayers.all.get().allSatisfy { $0.count > 0 && $0.keys.first == "id" })
    #expect(try SampleLayers.all.get().allSatisfy { Set($0.keys).count == $0.keys.count })
  }

  @Test(arguments: SampleLayers.names, LayerFormat.allCases)
  func whatIsWrittenIsReadAgain(name: String, format: LayerFormat) throws {
    let layer = try SampleLayers.layer(name)
    let file = path("x.\(format.endings[0])")
    guard format.isAvailable else { return }
    if format == .flatGeobuf, layer.geometry == .none {
      #expect(throws: CareCircleError.self) { try layer.write(toPath: file) }
      return
    }
    try layer.write(toPath: file)
    let found: [String]
    switch format {
    case .geoJSON:
      let bytes = try folder.bytes("x.geojson")
      #expect(GeoJSONValidator.validate(bytes) == [])
      #expect(!String(decoding: bytes, as: UTF8.self).contains("\"Polygon\""))
      found = try ids(ofFeatures: bytes)
    case .geoJSONSequence:
      found = try folder.bytes("x.geojsonl").split(separator: 10).flatMap {
        try ids(ofFeatures: Array($0))
      }
    case .csv, .workbook: found = try ids(ofTable: file)
    case .geoPackage, .flatGeobuf, .shapefile, .kml:
      found = try libraryIDs()
    }
    #expect(found.sorted() == ids(layer).sorted())
  }

  /// The ids in all files of the folder that the library wrote, and in the tables of what they leave out.
  private func libraryIDs() throws -> [String] {
    #if GDAL
      var ids: [String] = []
      let names = try folder.names()
      for name in names {
        if name.hasSuffix(".unplaced.csv") { ids += try self.ids(ofTable: path(name)) }
        // A table without geometry is but a DBF.
        let isTable = name == "x.dbf" && !names.contains("x.shp")
        guard isTable || [".gpkg", ".fgb", ".shp", ".kml"].contains(where: name.hasSuffix) else {
          continue
        }
        let dataset = try VectorDataset(
          opening: path(name), drivers: ["GPKG", "FlatGeobuf", "ESRI Shapefile", "LIBKML"])
        for layer in dataset.layers where layer.name != "layer_styles" {
          var reader = LayerReader(layer)
          let document = try reader.read().document().document
          let key = try #require(document.keys.firstIndex(of: "id"), "\(document.keys)")
          ids += (0..<document.featureCount).map { document.text(feature: $0, key: key) ?? "" }
        }
      }
      return ids
    #else
      return []
    #endif
  }

  #if GDAL
    @Test(arguments: SampleLayers.names)
    func typesDoNotDependOnTheData(name: String) throws {
      let layer = try SampleLayers.layer(name)
      for (file, layer) in [("full.gpkg", layer), ("empty.gpkg", layer.emptied)] {
        try layer.write(toPath: path(file))
        let dataset = try VectorDataset(opening: path(file), drivers: ["GPKG"])
        let found = try #require(dataset.layer(named: layer.tableName))
        let names = found.fields.map { String(decoding: $0.name, as: UTF8.self) }
        #expect(names == layer.keys)
        #expect(found.fields.map(\.kind) == layer.columns.map(\.kind.vector))
        #expect(
          found.geometryType
            == [
              .point: "Point", .line: "LineString", .polygon: "MultiPolygon", .any: "Geometry",
            ][layer.geometry])
        for (key, field) in zip(names, found.fields) where ResultKeys.areNumbers(key) {
          #expect(field.kind == .integer || field.kind == .real, "\(key)")
        }
      }
    }

    @Test func namesOfTablesNeedNoQuotes() throws {
      for layer in try SampleLayers.all.get() {
        #expect(layer.tableName.allSatisfy { $0 == "_" || ($0.isLetter && $0.isLowercase) })
      }
      #expect(try SampleLayers.layer("carecircle.gap-areas").tableName == "gap_areas")
    }

    @Test func namesInChineseReachAGlobe() throws {
      let layer = try SampleLayers.layer("carecircle.gaps")
      try layer.write(toPath: path("x.kml"))
      let text = String(decoding: try folder.bytes("x.kml"), as: UTF8.self)
      let first = ids(layer)[0]
      let dataset = try VectorDataset(opening: path("x.kml"), drivers: ["LIBKML"])
      var reader = LayerReader(try #require(dataset.layers.first))
      let document = try reader.read().document().document
      let name = try #require(document.keys.firstIndex(of: "Name"))
      let id = try #require(document.keys.firstIndex(of: "id"))
      #expect(document.text(feature: 0, key: id) == first)
      let shown = try #require(document.text(feature: 0, key: name))
      #expect(shown.unicodeScalars.contains { $0.value > 0x4E00 })
      #expect(text.contains("<name>\(shown)</name>"))
    }
  #endif

  @Test func eachShapeOfCirclesHasASchemaOfItsOwn() throws {
    let schemas = ["facility-circles", "estate-circles", "outlines"]
    for schema in schemas {
      let layer = try SampleLayers.layer("carecircle.\(schema)")
      #expect(layer.schema == "carecircle.\(schema)/1" && layer.name == "circles")
      var bytes: [UInt8] = []
      layer.encode(as: .geoJSON) { bytes += $0.bytes }
      let root = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
      let features = root?["features"] as? [[String: Any]] ?? []
      #expect((root?["carecircle"] as? [String: Any])?["schema"] as? String == layer.schema)
      for feature in features {
        #expect(Set((feature["properties"] as? [String: Any] ?? [:]).keys) == Set(layer.keys))
      }
    }
    let keys = try schemas.map { try SampleLayers.layer("carecircle.\($0)").keys }
    #expect(Set(keys).count == 3)
  }

  @Test func aLayerOfUnitsSaysHowManyHaveNoGround() throws {
    let layer = try SampleLayers.layer("carecircle.coverage")
    var bytes: [UInt8] = []
    layer.encode(as: .geoJSON) { bytes += $0.bytes }
    let text = String(decoding: bytes, as: UTF8.self)
    let bare = text.split(separator: "\n").count { $0.contains("\"geometry\":null") }
    #expect(bare > 0 && text.contains("\"without_geometry\":\(bare)}"))
    #expect(ids(layer)[0] == "whole" && Set(ids(layer)).count == layer.count)
  }

  @Test func aFacilityServesWhomItIsNearestTo() throws {
    let layer = try SampleLayers.layer("carecircle.facilities")
    let results = try Study(SampleLayers.plan()).analyse().results
    var bytes: [UInt8] = []
    layer.encode(as: .geoJSON) { bytes += $0.bytes }
    let document = try GeoJSONDocument(FileBytes(bytes))
    let key = try #require(document.keys.firstIndex(of: "estates_served"))
    let served = (0..<layer.count).map { Int(document.text(feature: $0, key: key) ?? "") ?? 0 }
    #expect(served.reduce(0, +) == results.reaches.count { $0.verdict == .covered })
    for (place, count) in served.enumerated() {
      #expect(
        count
          == results.reaches.count {
            $0.verdict == .covered && $0.nearest?.facility == place
          })
      #expect(count == 0 || results.qualifications[place] == .qualifies)
    }
  }
}

/// The keys that are numbers by the contract.
private enum ResultKeys {
  static func areNumbers(_ key: String) -> Bool {
    let counts = ["in_reach", "households", "elders", "fails", "binding_fails", "built_year"]
    let endings = ["_m", "_m2", "_km2", "_min", "_percent", "_served"]
    return counts.contains(key) || endings.contains { key.hasSuffix($0) }
      || (key.hasPrefix("elders_") && !key.hasSuffix("_bound") && !key.hasSuffix("_source"))
  }
}
