#if GDAL
  import CareCircleTestSupport
  import Testing
  import TextFormats
  import VectorFormats

  @testable import Layers
  @testable import Reports

  /// KML as GDAL's driver reads it, which shares nothing with the encoder.
  @Suite struct KMLEncoderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func read(_ layer: ResultLayer) throws -> GeoJSONDocument {
      let path = "\(folder.path)/x.kml"
      try layer.write(toPath: path)
      let dataset = try VectorDataset(opening: path, drivers: ["LIBKML"])
      var reader = LayerReader(try #require(dataset.layers.first))
      return try reader.read().document().document
    }

    private func text(_ document: GeoJSONDocument, _ feature: Int, _ key: String) throws -> String?
    {
      document.text(feature: feature, key: try #require(document.keys.firstIndex(of: key)))
    }

    @Test func valuesArriveWhateverTheyHold() throws {
      let names = ["甲 & 乙", "<b>\"x\"</b>", "a\u{1}b", "]]>", "two\nlines", ""]
      let layer = ResultLayer(
        "gap-areas", header: [("schema", .string("carecircle.x/1"))], geometry: .point,
        count: names.count,
        columns: [
          .text("id") { $1.text("\($0 + 1)") }, .text("name") { $1.text(names[$0]) },
          .text("note") { $1.text($0 == 5 ? nil : names[$0]) },
          .number("walk_m") { $0 == 5 ? nil : Double($0) * 1.25 },
          .integer("in_reach") { $0 == 5 ? nil : $0 - 1 }, .flag("estimated") { $0 % 2 == 0 },
        ], shape: { $1.point(.init(longitude: 120.1234567, latitude: 30 + Double($0))) })
      let document = try read(layer)
      #expect(document.featureCount == names.count)
      for feature in 0..<5 {
        let expected = names[feature].replacing("\u{1}", with: "\u{FFFD}")
        #expect(try text(document, feature, "id") == "\(feature + 1)")
        #expect(try text(document, feature, "Name") == expected)
        #expect(try text(document, feature, "note") == expected)
        #expect(try text(document, feature, "in_reach") == "\(feature - 1)")
        #expect(try Double(text(document, feature, "walk_m") ?? "") == Double(feature) * 1.25)
      }
      #expect(try text(document, 5, "walk_m") == nil && text(document, 5, "in_reach") == nil)
      #expect(try document.geometry(ofFeature: 2).get() == .point(Position(x: 120.1234567, y: 32)))
    }

    @Test func shapesArriveAsTheyAre() throws {
      let hole =
        "[[[[0,0],[3,0],[3,3],[0,3],[0,0]],[[1,1],[1,2],[2,2],[2,1],[1,1]]],"
        + "[[[5,5],[6,5],[6,6],[5,5]]]]"
      let shapes = [
        ("MultiPolygon", hole), ("LineString", "[[0,0],[1.5,2]]"), ("MultiPoint", "[[1,2],[3,4]]"),
        ("Point", "[-179.9999999,-0.0000001]"),
      ]
      let json = collection(
        shapes.enumerated().map { index, shape in
          (geometry(shape.0, shape.1), "{\"id\":\"\(index)\"}")
        })
      let layer = try ResultLayer("estates", json: json)
      let document = try read(layer)
      let original = try GeoJSONDocument(FileBytes(Array(json.utf8)))
      for feature in shapes.indices {
        #expect(
          try document.geometry(ofFeature: feature).get()
            == original.geometry(ofFeature: feature).get())
      }
    }

    @Test func aLayerWithoutFeaturesIsADocument() throws {
      let layer = ResultLayer(
        "gaps", header: [], geometry: .point, count: 0, columns: [.text("id") { $1.text("a\($0)") }]
      )
      let path = "\(folder.path)/x.kml"
      try layer.write(toPath: path)
      // GDAL opens the document, in which a folder without placemarks is not a layer.
      #expect(try VectorDataset(opening: path, drivers: ["LIBKML"]).layers.isEmpty)
    }
  }
#endif
