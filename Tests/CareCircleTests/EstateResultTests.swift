import CareCircle
import CareCircleTestSupport
import Foundation
import Testing

/// Results as users of the library walk over them.
@Suite struct EstateResultTests {
  private static func place(_ longitude: Double) throws -> Coordinate {
    try #require(Coordinate(longitude: longitude, latitude: 28))
  }

  private static func estate(_ id: String, _ longitude: Double) throws -> Estate {
    var estate = Estate(id: id, place: .point(try place(longitude)))
    (estate.name, estate.township) = ("name of \(id)", "东镇")
    (estate.built, estate.households, estate.elders) = (YearRange(1990), 120, 40)
    return estate
  }

  /// A room at 120.700; estates beside it, 1.5 km away, and beyond the search limit of 5 km.
  private static func result(_ circle: ServiceCircle) throws -> StudyResult {
    var room = Facility(id: "R1", coordinate: try place(120.7))
    (room.name, room.kind, room.status) = ("room", .careRoom, .inUse)
    room.area = RoomArea(gross: .squareMetres(240))
    let estates = [
      try estate("beside", 120.701), try estate("away", 120.715), try estate("beyond", 120.8),
    ]
    return try Study(
      estates: estates, facilities: [room], asking: ReachQuestion(circle: circle)
    ).analyse()
  }

  @Test func aGapHasWhatTheRegisterSaysAndTheWayToTheNearestRoom() throws {
    let gaps = try Self.result(.walk(minutes: 15, walker: .elder)).gaps
    #expect(gaps.map(\.id) == ["away", "beyond"])
    let gap = try #require(gaps.first)
    #expect(gap.name == "name of away" && gap.township == "东镇")
    #expect(gap.built == YearRange(1990) && gap.households == 120 && gap.elders == 40)
    #expect(try gap.coordinate == Self.place(120.715))
    #expect(gap.verdict == .gap && gap.reach == .gap && gap.reason == .tooFar)
    #expect(gap.inReach == 0 && gap.borderline == [] && gap.clause == nil)
  }

  @Test func theNearestRoomHasDistanceWalkAndTime() throws {
    let result = try Self.result(.walk(minutes: 15, walker: .elder))
    let nearest = try #require(result.gaps.first?.nearest)
    #expect(nearest.id == "R1" && nearest.name == "room" && nearest.from == .point)
    let walk = try #require(nearest.walk)
    #expect(abs(walk.metres - nearest.straight.metres * 1.3) < 0.01)
    #expect((1470...1480).contains(nearest.straight.metres))
    let seconds = try #require(nearest.time) / .seconds(1)
    #expect(abs(seconds - walk.metres) < 0.01)
    #expect(try #require(result.gaps.last).nearest == nil)
  }

  @Test func aPlainRadiusHasNoWalk() throws {
    let result = try Self.result(.radius(.metres(1000)))
    let nearest = try #require(result.gaps.first?.nearest)
    #expect(nearest.walk == nil && nearest.time == nil)
    #expect(nearest.straight > .metres(1000))
  }

  @Test func theCollectionsAgreeWithTheResultsAndTheirLayers() throws {
    let study = try Study(StudyFile.plan(CommandRun.sample("study.yaml")))
    let result = try study.analyse()
    #expect(result.estates.count == study.estates.count)
    #expect(result.estates.map(\.id) == study.estates.map(\.id))
    #expect(result.estates.map(\.verdict) == result.results.reaches.map(\.verdict))
    let gaps = result.estates.filter { $0.verdict == .gap }
    #expect(!gaps.isEmpty && result.gaps.map(\.id) == gaps.map(\.id))
    #expect(result.gaps[1].id == gaps[1].id && result.gaps.last?.id == gaps.last?.id)
    // The sample names a policy with a clause about old estates.
    #expect(result.gaps.allSatisfy { $0.clause != nil })
    for estate in result.gaps { #expect(estate.reason != nil) }
  }

  @Test func gapsAreWrittenAsALayer() throws {
    let folder = try TemporaryFolder()
    let result = try Self.result(.walk(minutes: 15, walker: .elder))
    let url = URL(filePath: folder.path + "/gaps.geojson")
    try result.gapLayer.write(to: url)
    let written = try [UInt8](Data(contentsOf: url))
    #expect(GeoJSONValidator.validate(written) == [])
    let text = String(decoding: written, as: UTF8.self)
    #expect(text.contains("\"id\":\"away\"") && !text.contains("\"id\":\"beside\""))
  }
}
