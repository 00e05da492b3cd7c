import CareCircleTestSupport
import Testing

@testable import Geodesy

@Suite struct ChinaDatumTests {
  // Points at and near the places where the formulas are least smooth: 105 E, 35 N, whole degrees.
  static let awkward = [
    place(105, 35), place(105 + 1e-13, 35), place(105 - 1e-13, 35), place(105.0000001, 20),
    place(120, 30), place(72.004, 0.8293), place(137.8347, 55.8271), place(72.1, 0.9),
    place(137.7, 55.7), place(116.404, 39.915),
  ]

  @Test(arguments: 0..<8 as Range<UInt64>)
  func gcj02ComesBack(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2000 {
      // The shift stays under 0.02 degrees, so these images stay inside the rectangle.
      let inner = AreaOfUse(west: 72.03, south: 0.85, east: 137.81, north: 55.8)
      let p = random.place(in: inner)
      let back = GCJ02.decode(GCJ02.encode(p))
      #expect((back.longitude - p.longitude).magnitude < 1e-10)
      #expect((back.latitude - p.latitude).magnitude < 1e-10)
      #expect(metres(GCJ02.encode(GCJ02.decode(p)), p) < 0.001)
    }
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func bd09ComesBack(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2000 {
      let p = random.place(in: GCJ02.rectangle)
      let back = BD09.decode(BD09.encode(p))
      #expect((back.longitude - p.longitude).magnitude < 1e-10)
      #expect((back.latitude - p.latitude).magnitude < 1e-10)
      #expect(metres(BD09.encode(BD09.decode(p)), p) < 0.001)
    }
  }

  @Test(arguments: awkward)
  func awkwardPointsComeBack(_ p: Coordinate) {
    let image = GCJ02.encode(p)
    #expect(metres(GCJ02.encode(GCJ02.decode(image)), image) < 0.001)
    #expect(metres(BD09.decode(BD09.encode(p)), p) < 0.001)
  }

  /// Along all four sides, inside, on and outside: for everything that encode returns, decode finds a source
  /// of.
  @Test(arguments: 0..<4 as Range<UInt64>)
  func everyImageHasASource(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let box = GCJ02.rectangle
    for _ in 0..<500 {
      let across: Double = [0, 1e-12, 1e-9, 1e-5, 0.003, 0.02].randomElement(using: &random) ?? 0
      let offset = Bool.random(using: &random) ? across : -across
      let along = random.place(in: box)
      for p in [
        place(box.west + offset, along.latitude), place(box.east + offset, along.latitude),
        place(along.longitude, box.south + offset), place(along.longitude, box.north + offset),
      ] {
        let image = GCJ02.encode(p)
        #expect(metres(GCJ02.encode(GCJ02.decode(image)), image) < 0.001)
      }
    }
  }

  @Test func edgeOfTheRectangleCounts() {
    let corner = place(72.004, 0.8293)
    #expect(GCJ02.contains(corner))
    #expect(GCJ02.encode(corner) != corner)
    #expect(GCJ02.contains(place(137.8347, 55.8271)))
    for outside in [
      place(72.0039, 30), place(137.8348, 30), place(100, 0.8292), place(100, 55.8272), place(0, 0),
      place(-180, -90), place(180, 90),
    ] {
      #expect(!GCJ02.contains(outside))
      #expect(GCJ02.encode(outside) == outside)
      #expect(GCJ02.decode(outside) == outside)
    }
  }

  @Test func bd09StaysInRangeEverywhere() {
    for longitude in stride(from: -180.0, through: 180, by: 15) {
      for latitude in stride(from: -90.0, through: 90, by: 15) {
        for c in [BD09.encode(place(longitude, latitude)), BD09.decode(place(longitude, latitude))]
        {
          #expect(Coordinate(longitude: c.longitude, latitude: c.latitude) != nil)
        }
      }
    }
  }

  /// The example in the documentation of the open gcoord project: the published formula, all
  /// digits.
  @Test func publishedExample() {
    let bd09 = BD09.encode(GCJ02.encode(place(116.403988, 39.914266)))
    #expect(metres(bd09, place(116.41661560068297, 39.92196580126834)) < 1e-6)
  }

  /// A row of the city table: GCJ-02 from a map service, which lies 0.7 m off the published
  /// formula.
  @Test func knownCity() {
    let wgs84 = place(114.0164322, 33.0133556)
    let gcj02 = place(114.022306, 33.0115324)
    let bd09 = place(114.0287781, 33.0176697)
    #expect(metres(GCJ02.encode(wgs84), gcj02) < 1)
    #expect(metres(GCJ02.decode(gcj02), wgs84) < 1)
    #expect(metres(BD09.encode(gcj02), bd09) < 0.02)
    #expect(metres(BD09.decode(bd09), gcj02) < 0.02)
  }
}
