import CareCircle
import CareCircleTestSupport
import CareModel
import Coverage
import Foundation
import Geodesy
import Testing

/// A room that is tried in the page covers the estates that the engine says it covers.
@Suite struct WhatIfTests {
  static let chromium = ForeignTool("chromium")

  /// Places anywhere, and places at the border of some estate's circle, as the page rounds them.
  private func drops(in scene: Scene, seed: UInt64) -> [Coordinate] {
    var random = SeededGenerator(seed: seed)
    let starts = scene.estates.flatMap { estate -> [Coordinate] in
      if !estate.gates.isEmpty { return estate.gates.map(\.coordinate) }
      guard case .area(let ground) = estate.place else { return [estate.anchor].compactMap(\.self) }
      return ground.outerCorners
    }
    return (0..<100).map { number in
      let start = starts.randomElement(using: &random) ?? scene.origin
      let share = number % 2 == 0 ? Double.random(in: 0...2, using: &random) : 1
      let place = Geodesic.destination(
        from: start, azimuth: .random(in: 0...360, using: &random),
        distance: .metres(scene.circle.drawnRadius.metres * share))
      return Coordinate(
        uncheckedLongitude: (place.longitude * 1e7).rounded() / 1e7,
        latitude: (place.latitude * 1e7).rounded() / 1e7)
    }
  }

  /// The estates that a further room covers, of those that were gaps or undecided for want of one.
  private func covered(by place: Coordinate, in scene: Scene, _ before: [EstateReach]) -> [Int] {
    let after = scene.room("drop", at: place) { $0.area = RoomArea(gross: .squareMetres(5000)) }
    let reaches = after.reaches
    return reaches.indices.filter { index in
      before[index].verdict != .covered && before[index].applies == .yes
        && reaches[index].verdict == .covered
    }
  }

  @Test(
    .enabled(if: chromium.path != nil, "chromium is not installed"),
    arguments: 1...10 as ClosedRange<UInt64>)
  func thePageCountsAsTheEngine(_ seed: UInt64) throws {
    let scene = Scene.random(seed: seed, rooms: 0...6)
    let folder = try TemporaryFolder()
    let page = try scene.result().page()
    let file = try folder.write("report.html", bytes: page.html().bytes)
    let places = drops(in: scene, seed: seed)
    let list = places.map { "\($0.longitude),\($0.latitude)" }.joined(separator: ";")
    let seen = try Self.chromium.run([
      "--headless=new", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000",
      "--user-data-dir=\(folder.path)/profile", "--dump-dom", "file://\(file)#try=\(list)",
    ])
    let said = seen.output.matches(of: #/<li data-covers="([0-9 ]*)">/#).map { match in
      match.output.1.split(separator: " ").compactMap { Int($0) }.sorted()
    }
    #expect(said.count == places.count, "\(seen.errors.suffix(300))")
    let before = scene.reaches
    for (place, found) in zip(places, said) {
      #expect(found == covered(by: place, in: scene, before), "\(place)")
    }
  }
}
