import CareCircleTestSupport
import Foundation
import Geodesy
import StreetNetwork
import Testing

/// Files with what editors and mappers leave in them, each with the walk that remains.
@Suite struct MappedFileTests {
  private let footway = ["highway": "footway"]

  /// The length of the walk between two nodes of a file in metres; nil if there is none.
  private func walk(
    _ map: StreetMap, from: FixedCoordinate, to: FixedCoordinate
  ) throws -> Double? {
    let streets = StreetAccess(map.graph, barriers: map.barriers)
    let finder = WalkFinder(
      streets, origins: [.point(from.coordinate)], facilities: [to.coordinate])
    return finder.walks(within: WalkUnits.units(100_000))[0].first.map {
      WalkUnits.metres($0.length)
    }
  }

  /// A straight way over nodes 1 to 31, 300 m, and a way round over 300 m more; `middle` are the tags of node 16.
  private func file(straight: String, middle: [String: String] = [:]) -> OSMText {
    var file = OSMText()
    file.node(1, 0, 0)
    file.node(16, 15, 0, middle)
    file.node(31, 30, 0)
    file.node(40, 0, 15)
    file.node(41, 30, 15)
    file.raw(straight)
    file.way(2, [1, 40, 41, 31], footway)
    return file
  }

  private static let straight =
    "<way id='1'><nd ref='1'/><nd ref='16'/><nd ref='31'/><tag k='highway' v='footway'/></way>"

  private func isWalked(_ file: OSMText) throws -> Bool {
    let map = try file.read()
    let metres = try #require(try walk(map, from: OSMText.place(0, 0), to: OSMText.place(30, 0)))
    #expect(abs(metres - 300) < 2 || abs(metres - 600) < 4)
    return metres < 400
  }

  @Test(arguments: [
    ([String: String](), true), (["highway": "elevator"], true),
    (["highway": "elevator", "access": "no"], false),
    (["highway": "elevator", "foot": "no"], false),
    (["barrier": "fence"], false), (["barrier": "fence", "foot": "yes"], true),
  ]) func nodesOnTheWay(middle: [String: String], isOpen: Bool) throws {
    #expect(try isWalked(file(straight: Self.straight, middle: middle)) == isOpen)
  }

  @Test(arguments: [
    ("action='modify' visible='true'", true), ("action='delete'", false),
    ("action='delete' visible='true' version='4'", false),
    ("version='4' visible='true' action='delete'", false),
    ("action=\"delete\"", false), ("visible='false'", false), ("visible='true'", true),
    ("user=\"action='delete'\"", true),
  ]) func whatAnEditorDeletedIsGone(attributes: String, isThere: Bool) throws {
    let way = Self.straight.replacingOccurrences(of: "id='1'", with: "id='1' \(attributes)")
    let file = file(straight: way)
    #expect(try isWalked(file) == isThere)
    #expect(try file.read().report.oddities[.deletedObjects] == (isThere ? nil : 1))
  }

  @Test func aTagIsNoAttribute() throws {
    let way = Self.straight.replacingOccurrences(
      of: "</way>", with: "<tag k='note' v=\"action='delete'\"/></way>")
    #expect(try isWalked(file(straight: way)))
  }

  @Test func negativeIDsAreIDs() throws {
    var file = OSMText()
    for id in 1...3 { file.node(-id, id * 10, 0) }
    file.way(-1, [-1, -2], footway)
    file.way(-2, [-2, -3], footway)
    #expect(try file.read().report.islands.count == 1)
  }

  @Test func hoursAndLifecyclesAreCounted() throws {
    var file = OSMText()
    file.row(6)
    file.way(1, [1, 2], ["highway": "footway", "opening_hours": "07:00-19:00"])
    file.way(2, [2, 3], ["highway": "footway", "opening_hours": "24/7"])
    file.way(3, [3, 4], ["highway": "footway", "access:conditional": "no @ (22:00-06:00)"])
    file.way(4, [4, 5], ["highway": "service", "construction": "minor"])
    file.way(5, [5, 6], ["highway": "service", "disused": "yes"])
    file.node(7, 3, 3, ["barrier": "gate", "opening_hours": "Mo-Fr 08:00-18:00"])
    file.node(8, 4, 4, ["barrier": "gate", "opening_hours": "Mo-Fr 08:00-18:00"])
    file.way(6, [3, 7], footway)
    let map = try file.read()
    #expect(map.report.oddities == [.limitedHours: 3, .lifecycleTags: 2])
    #expect(map.report.streetWays == 6 && map.report.islands.count == 1)
  }

  /// Ways that `foot` opens are walked if they are piers or the like, and otherwise counted.
  @Test func whatFootOpensIsWalkedOrCounted() throws {
    var file = OSMText()
    file.row(6)
    file.way(1, [1, 2], footway)
    file.way(2, [2, 3], ["man_made": "pier", "foot": "yes"])
    file.way(3, [3, 4], ["waterway": "lock_gate", "foot": "designated"])
    file.way(4, [4, 5], ["leisure": "park", "foot": "yes"])
    file.way(5, [5, 6], ["leisure": "park"])
    file.way(6, [1, 6], ["barrier": "wall", "foot": "yes"])
    let report = try file.read().report
    #expect(report.streetWays == 3 && report.islands.count == 1)
    #expect(report.leftOut == [.noHighway: 1] && report.otherWays == 2)
  }

  /// A corridor on a floor below ground passes under the place; nobody steps onto it from above.
  @Test(arguments: [("-1", false), ("-1;0", false), ("-2--1", false), ("0", true)])
  func noLegLeadsOntoAnotherFloor(level: String, isStepped: Bool) throws {
    var file = OSMText()
    file.node(1, 0, 0)
    file.node(2, 30, 0)
    file.way(1, [1, 2], ["highway": "corridor", "indoor": "yes", "level": level])
    let map = try file.read()
    let streets = StreetAccess(map.graph, barriers: map.barriers)
    #expect(streets.points(from: OSMText.place(15, 1).coordinate).isEmpty != isStepped)
  }

  /// A segment of 755 m and one of a few metres on either side of the 180th meridian.
  @Test func streetsCrossTheMeridian180() throws {
    let (west, east) = (
      FixedCoordinate(x: 1_799_920_000, y: 650_000_000),
      FixedCoordinate(x: -1_799_920_000, y: 650_000_000)
    )
    var file = OSMText()
    file.raw("<node id='1' lon='179.992' lat='65'/><node id='2' lon='-179.992' lat='65'/>")
    file.raw("<node id='3' lon='-179.9' lat='65'/>")
    file.way(1, [1, 2, 3], footway)
    let map = try file.read()
    #expect(map.report.oddities.isEmpty && map.report.islands.count == 1)
    let expected = Geodesic.distance(west.coordinate, east.coordinate).metres
    #expect(abs(expected - 754.8) < 0.1)
    for (from, to) in [(west, east), (east, west)] {
      let metres = try #require(try walk(map, from: from, to: to))
      #expect(abs(metres - expected) < 0.01)
    }
    // A place beside the street, 2 m from the meridian.
    let beside = FixedCoordinate(x: 1_799_999_500, y: 650_002_000)
    let metres = try #require(try walk(map, from: beside, to: east))
    #expect(metres > 377 && metres < 420)
  }
}
