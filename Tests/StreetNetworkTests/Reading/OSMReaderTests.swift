import CareCircleTestSupport
import Geodesy
import StreetNetwork
import Testing

/// Small files, each with one thing that real ones have.
@Suite struct OSMReaderTests {
  private let street = ["highway": "residential", "name": "集荻街"]

  private func length(_ nodes: [(Int, Int)]) -> Double {
    let places = nodes.map { OSMText.place($0.0, $0.1).coordinate }
    return zip(places, places.dropFirst()).reduce(0) { $0 + Geodesic.distance($1.0, $1.1).metres }
  }

  @Test func streetsAreCutWhereTheyMeetAndKeepTheirNames() throws {
    var file = OSMText()
    file.row(5)
    file.node(9, 3, 3)
    file.way(1, [1, 2, 3, 4, 5], street)
    file.way(2, [3, 9], ["highway": "steps"])
    for map in [try file.read(), try file.reversed.read()] {
      #expect(map.graph.edgeCount == 3 && map.graph.junctions.count == 4)
      #expect(map.report.islands.count == 1 && map.keepsCount)
      #expect(map.graph.nameTable == ["集荻街"])
      #expect(abs(map.metres - length([(1, 0), (5, 0)]) - length([(3, 0), (3, 3)])) < 1e-3)
      let steps = try #require((0..<3).first { map.graph.traits[$0].contains(.steps) })
      #expect(map.graph.name(of: steps) == nil)
      let units = map.graph.length(of: steps)
      #expect(map.graph.cost(units, on: steps) == 2 * units)
    }
  }

  @Test func waysAreCutWhereNodesAreMissing() throws {
    var file = OSMText()
    file.row(6)
    file.way(1, [1, 2, 77, 3, 4, 78, 5], street)
    file.way(2, [77, 78, 5], street)
    let map = try file.read()
    #expect(map.graph.edgeCount == 2 && map.report.islands.count == 2)
    #expect(map.report.oddities == [.missingNodes: 2, .cutWays: 1, .lostWays: 1])
    #expect(map.report.streetWays == 1 && map.keepsCount)
  }

  @Test func aClosedGateSeparates() throws {
    for tags in [["barrier": "gate", "locked": "yes"], ["barrier": "wall"]] {
      var file = OSMText()
      file.row(2)
      file.node(3, 3, 0, tags)
      file.node(4, 4, 0)
      file.node(5, 3, 1)
      file.way(1, [1, 2, 3, 4], street)
      file.way(2, [3, 5], street)
      let map = try file.read()
      // Three sides that do not share a node, although each ends at the next.
      #expect(map.report.islands.count == 3 && map.graph.junctions.count == 6)
      #expect(map.report.oddities == [.blockingNodes: 1])
      #expect(abs(map.metres - length([(1, 0), (4, 0)]) - length([(3, 0), (3, 1)])) < 1e-3)
    }
  }

  @Test func anOpenGateAndAnUnknownBarrierDoNot() throws {
    var file = OSMText()
    file.row(2)
    file.node(3, 3, 0, ["barrier": "gate"])
    file.node(4, 4, 0, ["barrier": "unheard_of"])
    file.node(5, 5, 0)
    file.way(1, [1, 2, 3, 4, 5], street)
    let map = try file.read()
    #expect(map.report.islands.count == 1 && map.report.oddities == [.unknownBarriers: 1])
  }

  @Test func squaresAreWalkedAlongTheirEdges() throws {
    var file = OSMText()
    for (id, place) in [(1, (0, 0)), (2, (9, 0)), (3, (9, 9)), (4, (0, 9))] {
      file.node(id, place.0, place.1)
    }
    file.way(1, [1, 2, 3, 4, 1], ["highway": "pedestrian", "area": "yes"])
    let ring = length([(0, 0), (9, 0), (9, 9), (0, 9), (0, 0)])
    #expect(abs(try file.read().metres - ring) < 1e-3)
  }

  @Test func relationsOfSquaresAndWaterLendTheirTags() throws {
    var file = OSMText()
    for (id, place) in [(1, (0, 0)), (2, (9, 0)), (3, (9, 9)), (4, (0, 9))] {
      file.node(id, place.0, place.1)
    }
    file.way(1, [1, 2, 3])
    file.way(2, [3, 4, 1])
    file.relation(
      1, ways: [1, 2, 99], ["type": "multipolygon", "highway": "pedestrian", "name": "广场"])
    file.relation(2, ways: [2], ["type": "multipolygon", "natural": "water"])
    file.relation(3, ways: [1], ["type": "route", "natural": "water"])
    let map = try file.read()
    #expect(map.graph.edgeCount == 2 && map.graph.name(of: 0) == "广场")
    #expect(map.barriers.lines.count == 1 && map.barrierKinds == [.water])
    #expect(map.report.oddities == [.missingMembers: 1] && map.keepsCount)
  }

  @Test func whatIsThereTwiceIsKeptOnce() throws {
    var file = OSMText()
    file.row(3)
    file.node(2, 2, 50)
    file.way(1, [1, 2, 3], street)
    file.way(1, [1, 3], street)
    let map = try file.read()
    #expect(map.graph.edgeCount == 1 && abs(map.metres - length([(1, 0), (3, 0)])) < 1e-3)
    #expect(map.report.oddities == [.duplicateNodes: 1, .duplicateWays: 1] && map.keepsCount)
  }

  @Test func shortRepeatingAndLengthlessWays() throws {
    var file = OSMText()
    file.row(3)
    file.node(4, 1, 0)
    file.way(1, [1], street)
    file.way(2, [2, 2], street)
    file.way(3, [], street)
    file.way(4, [1, 4], street)
    file.way(5, [4, 2, 2, 3], street)
    file.raw("<node id='5' lon='1' lat='1' visible='false'/>")
    let map = try file.read()
    #expect(
      map.report.oddities == [
        .shortWays: 3, .zeroLengthWays: 1, .repeatedNodes: 2, .deletedObjects: 1,
      ])
    #expect(map.report.islands.count == 1 && map.graph.edgeCount == 2 && map.keepsCount)
  }

  /// A mistyped coordinate makes a segment that no length can hold: the way is cut there, not shortened.
  @Test func segmentsOverAHundredKilometresCutTheirWay() throws {
    var file = OSMText()
    file.row(4)
    file.raw("<node id='9' lon='-20' lat='35'/>")
    file.way(1, [1, 2, 9, 3, 4], street)
    file.way(2, [9, 4], street)
    let map = try file.read()
    #expect(map.report.oddities == [.longSegments: 3, .cutWays: 1, .lostWays: 1])
    #expect(map.graph.edgeCount == 2 && map.keepsCount)
    #expect(abs(map.metres - length([(1, 0), (2, 0)]) - length([(3, 0), (4, 0)])) < 1e-3)
  }

  @Test func waysAreCountedByWhatBecameOfThem() throws {
    var file = OSMText()
    file.row(3)
    file.way(1, [1, 2], street)
    file.way(2, [1, 2], ["highway": "motorway"])
    file.way(3, [2, 3], ["highway": "footway", "foot": "no"])
    file.way(4, [2, 3], ["building": "yes"])
    file.way(5, [2, 3], ["waterway": "river"])
    let map = try file.read()
    #expect(map.report.leftOut == [.motorway: 1, .footForbidden: 1])
    #expect(map.report.streetWays == 1 && map.report.otherWays == 2 && map.keepsCount)
    #expect(map.barrierKinds == [.expressway, .river])
    #expect(map.report.barriers.mapValues(\.lines) == [.expressway: 1, .river: 1])
    #expect(map.report.isOpenStreetMap && map.report.nodes == 3)
  }

  @Test func wallsKnowTheirOpenings() throws {
    var file = OSMText()
    file.node(1, 0, 0)
    file.node(2, 9, 0, ["barrier": "gate"])
    file.node(3, 9, 9, ["barrier": "gate", "locked": "yes"])
    file.node(4, 0, 9)
    file.node(5, 0, 4)
    file.node(6, -5, 4)
    file.way(1, [1, 2, 3, 4, 5, 1], ["barrier": "wall"])
    file.way(2, [5, 6], street)
    file.way(3, [1, 2, 3, 1], ["barrier": "fence"])
    file.way(4, [1, 3, 4, 1], ["barrier": "fence"])
    file.way(5, [1, 4], ["barrier": "wall"])
    let map = try file.read()
    #expect(map.walledRings.map(\.line) == [0, 1, 2])
    let gates = [OSMText.place(9, 0), OSMText.place(0, 4)]
    #expect(map.walledRings.map(\.openings) == [gates, [gates[0]], []])
    #expect(map.report.oddities[.closedWalls] == 1)
    let ring = map.barriers.lines.points(of: 0)
    #expect(
      map.barriers.lines.points[ring.lowerBound] == map.barriers.lines.points[ring.upperBound - 1])
  }

  @Test func stepFreeLeavesStepsOut() throws {
    var file = OSMText()
    file.row(3)
    file.way(1, [1, 2], street)
    file.way(2, [2, 3], ["highway": "steps"])
    let map = try file.read(.stepFree)
    #expect(map.graph.edgeCount == 1 && map.report.leftOut == [.steps: 1])
  }

  // MARK: - Refused

  private func failure(_ name: String, _ text: String) throws -> NetworkError? {
    let folder = try TemporaryFolder()
    let path = try folder.write(name, text)
    do throws(NetworkError) {
      _ = try OSMReader.read(path: path)
      return nil
    } catch {
      return error
    }
  }

  @Test func everyRefusalSaysWhy() throws {
    let empty = OSMText().text
    #expect(try failure("a.osm", empty) == .noStreets)
    let unversioned = empty.replacing(" version='0.6'", with: "")
    guard case .noVersion = try failure("a.osm", unversioned) else {
      Issue.record("no version")
      return
    }
    #expect(try failure("a.osc", "<osmChange version='0.6'></osmChange>") == .hasHistory)
    #expect(try failure("a.osm", "<osmChange version='0.6'></osmChange>") == .hasHistory)
    #expect(try failure("a.txt", empty) == .unknownFormat)
    #expect(try failure("osm", empty) == .unknownFormat)
    for (name, text) in [("a.osm", "<osm version='0.6'><node"), ("a.osm.pbf", "x"), ("a.osm", "")] {
      guard case .damaged = try failure(name, text) else {
        Issue.record("\(name) \(text): \(String(describing: try failure(name, text)))")
        continue
      }
    }
  }

  @Test(arguments: ["http://127.0.0.1:9/a.osm", "file:///a.osm.pbf", "", "-", "no/such.osm", "/"])
  func onlyLocalFilesAreRead(path: String) {
    #expect(throws: NetworkError.self) { _ = try OSMReader.read(path: path) }
  }

  @Test func aFolderIsNoFile() throws {
    let folder = try TemporaryFolder()
    do throws(NetworkError) {
      _ = try OSMReader.read(path: folder.path + "/../x.osm")
    } catch {
      guard case .unreadable = error else {
        Issue.record("\(error)")
        return
      }
    }
  }
}
