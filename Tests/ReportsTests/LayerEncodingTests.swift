import CareCircleTestSupport
import CareModel
import Coverage
import Foundation
import Geodesy
import Synchronization
import Testing
import TextFormats

@testable import Wording
@testable import Layers
@testable import Reports

@Suite struct LayerEncodingTests {
  /// So many estates in a row, every one with a room of doubt near by.
  private func results(_ count: Int) throws -> CoverageResults {
    let estates = try (0..<count).map { number in
      let place = try #require(
        Coordinate(longitude: 120 + Double(number) / 1e5, latitude: 28))
      var estate = Estate(id: "E\(number)", place: .point(place))
      estate.name = "\"小区\"\(number)"
      estate.built = YearRange(1990)
      return estate
    }
    let facilities = try (0..<20).map { number in
      var room = Facility(
        id: "R\(number)",
        coordinate: try #require(Coordinate(longitude: 120 + Double(number) / 100, latitude: 28)))
      room.kind = .careRoom
      room.status = .inUse
      return room
    }
    let model = StraightReachModel(
      facilities: facilities, requirement: RoomRequirement(), circle: .walk(minutes: 15),
      ageRule: OldEstateRule())
    return CoverageResults(
      estates: estates, reaches: estates.map(model.reach), facilities: facilities,
      qualifications: model.qualifications, circle: .walk(minutes: 15),
      searchLimit: model.searchLimit, crsSource: .declared, language: .chinese)
  }

  private func lines(_ layer: ResultLayer, _ format: LayerFormat) -> [String] {
    var bytes: [UInt8] = []
    layer.encode(as: format) { bytes += $0.bytes }
    return bytes.split(separator: UInt8(ascii: "\n")).map { line in
      String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }
  }

  @Test(arguments: [0, 1, ResultLayer.pieceSize, ResultLayer.pieceSize * 7 + 3])
  func featuresStandInOrderHoweverManyPieces(count: Int) throws {
    let layer = try results(count).estateLayer
    let sequence = lines(layer, .geoJSONSequence)
    #expect(sequence.count == count)
    for (place, line) in sequence.enumerated() {
      #expect(line.hasPrefix("{\"type\":\"Feature\",\"properties\":{\"id\":\"E\(place)\","))
    }
    #expect(lines(layer, .csv).dropFirst().map { $0.prefix { $0 != "," } } == ids(count))
    let features = lines(layer, .geoJSON).dropFirst().dropLast()
    let bare = features.map { $0.hasSuffix(",") ? String($0.dropLast()) : $0 }
    #expect(bare == sequence)
  }

  private func ids(_ count: Int) -> [Substring] { (0..<count).map { "E\($0)" } }

  @Test func aLayerOfSomeEstatesHoldsThoseOnly() throws {
    let results = try results(1500)
    let some = results.estateLayer("some", records: [1499, 3, 700])
    #expect(some.count == 3)
    #expect(
      lines(some, .csv).dropFirst().map { $0.prefix { $0 != "," } } == ["E1499", "E3", "E700"])
  }

  @Test func columnsComeInTheOrderAskedFor() throws {
    let layer = try results(2).estateLayer.selecting(columns: ["verdict", "circle", "id"])
    #expect(
      lines(layer, .geoJSONSequence)[1]
        == "{\"type\":\"Feature\",\"properties\":{\"verdict\":\"indeterminate\","
        + "\"circle\":\"15 min elder 1 m/s detour 1.3\",\"id\":\"E1\"},"
        + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[120.0000100,28.0000000]}}")
    let table = lines(layer, .csv)
    #expect(table[0] == "\u{FEFF}verdict,circle,id,longitude,latitude")
    #expect(
      table[2] == "indeterminate,15 min elder 1 m/s detour 1.3,E1,120.0000100,28.0000000")
  }

  @Test(arguments: [0, 1, 2]) func everyKeySelectedIsTheWholeRecord(number: Int) throws {
    let results = try results(3)
    let layer = [results.estateLayer, results.facilityCircles, results.estateCircles][number]
    let selected = try layer.selecting(columns: layer.keys)
    for format in LayerFormat.allCases where format.isText {
      #expect(lines(selected, format) == lines(layer, format))
    }
    // One key at a time gives the values that the whole record has.
    let whole = try records(layer)
    for key in layer.keys {
      for (one, all) in zip(try records(layer.selecting(columns: [key])), whole) {
        #expect(one.count == 1)
        #expect((one[key] as? NSObject) == (all[key] as? NSObject), "\(key)")
      }
    }
  }

  private func records(_ layer: ResultLayer) throws -> [[String: Any]] {
    try lines(layer, .geoJSONSequence).map { line in
      let feature = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return try #require(feature?["properties"] as? [String: Any])
    }
  }

  @Test func unknownAndRepeatedColumnsAreRefusedTogether() throws {
    let layer = try results(1).estateLayer
    do throws(CareCircleError) {
      _ = try layer.selecting(columns: ["id", "foo", "id", ""])
      Issue.record("was taken")
    } catch {
      guard case .usage(let problems) = error else {
        Issue.record("another error")
        return
      }
      #expect(problems.map(\.value) == ["foo", "id", ""])
      #expect(problems[0].message.english.contains("near_misses, island_m, built_year"))
    }
  }

  @Test(arguments: [1, 2, 3, 100]) func piecesComeInOrderAndOneAtATime(count: Int) {
    var seen: [Int] = []
    let inside = Mutex(false)
    OutputPieces.encode(count) { piece, buffer in
      // Pieces of very different cost overtake each other unless they are held back.
      for _ in 0..<(piece % 3 == 0 ? 20_000 : 10) { buffer.appendInt(piece) }
      buffer.removeAll(keepingCapacity: true)
      buffer.appendInt(piece)
    } write: { piece, buffer in
      #expect(
        inside.withLock { entered in
          defer { entered = true }
          return !entered
        })
      #expect(buffer.bytes == Array(String(piece).utf8))
      seen.append(piece)
      inside.withLock { $0 = false }
    }
    #expect(seen == Array(0..<count))
  }

  @Test(arguments: [0, 1, 5, 99]) func afterAnErrorNothingIsWritten(failing: Int) {
    var seen: [Int] = []
    #expect(throws: CareCircleError.readerGone) {
      try OutputPieces.encode(100) { piece, buffer in
        buffer.appendInt(piece)
      } write: { (piece, _) throws(CareCircleError) in
        seen.append(piece)
        if piece == failing { throw .readerGone }
      }
    }
    #expect(seen == Array(0...failing))
  }
}
