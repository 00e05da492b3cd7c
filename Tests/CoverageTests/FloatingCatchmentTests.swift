import CareCircleTestSupport
import CareModel
import Geodesy
import StreetNetwork
import Testing

@testable import Coverage

@Suite struct FloatingCatchmentTests {
  /// Worked out by hand. People 100, 200 and 300; rooms of 600 and 900; weights 1, 0.68 and 0.22.
  ///
  /// The first room has 100 + 0.68 · 200 = 236 people, the second 200 + 0.22 · 300 = 266. So the estates have
  /// 600 / 236; 0.68 · 600 / 236 + 900 / 266; 0.22 · 900 / 266. PySAL's access 1.1.10 gives the same.
  @Test func threeEstatesAndTwoRoomsByHand() {
    let pairs = CatchmentPairs(
      ofEstates: [[(0, 0)], [(0, 1), (1, 0)], [(1, 2)]], facilities: 2, weights: [1, 0.68, 0.22])
    let catchment = FloatingCatchment(
      pairs, people: [100, 200, 300].map { CatchmentAmount($0) })
    #expect(catchment.demand == [236, 266])
    let found = catchment.access(to: [600, 900].map { CatchmentAmount($0) })
    let expected = [2.542372881355932, 5.112272205938575, 0.744360902255639]
    for (access, value) in zip(found, expected) { expect(access, value) }
    #expect(pairs.count == 4 && pairs.countsOfEstates == [1, 2, 1])
  }

  private func expect(_ access: CatchmentAccess, _ value: Double) {
    guard case .known(let found, .exact) = access else {
      Issue.record("\(access) for \(value)")
      return
    }
    #expect(abs(found - value) <= 1e-12 * max(1, value), "\(found) for \(value)")
  }

  // MARK: - What is not known

  private let shared = CatchmentPairs(
    ofEstates: [[(0, 0)], [(0, 0), (1, 0)], [(1, 0)], []], facilities: 2, weights: [1])

  private func access(
    _ people: [CatchmentAmount?], _ supply: [CatchmentAmount]
  ) -> [CatchmentAccess] {
    FloatingCatchment(shared, people: people).access(to: supply)
  }

  @Test func unknownPeopleMakeTheirNeighboursFiguresUpperBounds() {
    let found = access(
      [nil, CatchmentAmount(100), CatchmentAmount(100), CatchmentAmount(5)],
      [CatchmentAmount(200), CatchmentAmount(200)])
    #expect(found[0] == .unknown(.peopleUnknown))
    #expect(found[1] == .known(3, .atMost))
    #expect(found[2] == .known(1, .exact))
    #expect(found[3] == .known(0, .exact))
  }

  @Test func unknownSupplyMakesLowerBounds() {
    let hundred = CatchmentAmount(100)
    let found = access(
      [hundred, hundred, hundred, hundred], [CatchmentAmount(0, .atLeast), CatchmentAmount(400)])
    #expect(found[0] == .known(0, .atLeast))
    #expect(found[1] == .known(2, .atLeast))
    #expect(found[2] == .known(2, .exact))
  }

  @Test func boundsOfBothSidesSayNothing() {
    let hundred = CatchmentAmount(100)
    let found = access(
      [nil, hundred, hundred, nil], [CatchmentAmount(300), CatchmentAmount(0, .atLeast)])
    #expect(found[1] == .unknown(.boundsOpen))
    #expect(found[2] == .known(0, .atLeast))
    let tooMany = access(
      [CatchmentAmount(100, .atMost), hundred, hundred, nil],
      [CatchmentAmount(300), CatchmentAmount(0)])
    #expect(tooMany[0] == .known(1.5, .atLeast))
  }

  @Test func nothingIsDividedAmongNobody() {
    let nobody = CatchmentAmount(0)
    let found = access(
      [nobody, nobody, CatchmentAmount(10), nobody], [CatchmentAmount(5), CatchmentAmount(5)])
    #expect(found[0] == .unknown(.nobodyServed) && found[1] == .unknown(.nobodyServed))
    #expect(found[2] == .known(0.5, .exact))
    let empty = access([nobody, nobody, nobody, nobody], [nobody, nobody])
    #expect(empty[0] == .known(0, .exact))
  }

  @Test func arraysOfOtherLengthsAreNoTrap() {
    #expect(access([], []).first == .unknown(.peopleUnknown))
    #expect(access([CatchmentAmount(1)], [CatchmentAmount(1)]).count == 4)
    let odd = CatchmentPairs(
      ofEstates: [[(-1, 0), (7, 0), (0, 3), (0, 0)]], facilities: 1, weights: [1])
    #expect(odd.count == 1)
  }

  @Test func areasCountAsFarAsTheyAreProven() {
    var room = Facility(id: "R", coordinate: Scene.wenzhou)
    #expect(room.provenArea == CatchmentAmount(0, .atLeast))
    #expect(room.provenBeds == CatchmentAmount(0, .atLeast))
    room.area = RoomArea(inner: .squareMetres(210))
    #expect(room.provenArea == CatchmentAmount(210, .atLeast))
    room.area = RoomArea(gross: .squareMetres(250), inner: .squareMetres(210))
    #expect(room.provenArea == CatchmentAmount(250, .exact))
    room.area = RoomArea(gross: .squareMetres(200), inner: .squareMetres(210))
    #expect(room.provenArea == CatchmentAmount(0, .atLeast))
  }

  // MARK: - Zones

  @Test func zonesOfOnesOwnHaveToFitTheCircle() throws {
    let circle = ServiceCircle.walk(minutes: 15)
    let zones = try CatchmentDecay([(5, 1), (10, 0.68), (15, 0.22)], in: circle)
    #expect(zones == .thirds(of: circle) && zones.code == "5:1,10:0.68,15:0.22")
    #expect(CatchmentDecay.thirds(of: .radius(.metres(900))).code == "300:1,600:0.68,900:0.22")
    #expect(throws: DecayFault.last(10, 15)) { try CatchmentDecay([(10, 1)], in: circle) }
    #expect(throws: DecayFault.end(5)) { try CatchmentDecay([(5, 1), (5, 1)], in: circle) }
    #expect(throws: DecayFault.weight(1.5)) { try CatchmentDecay([(15, 1.5)], in: circle) }
    #expect(throws: DecayFault.weight(0)) { try CatchmentDecay([(15, 0)], in: circle) }
    #expect(throws: DecayFault.count(0)) { try CatchmentDecay([], in: circle) }
  }
}
