import CareCircleTestSupport
import Foundation
import Testing

@testable import Geodesy

private let geodTest = "vectors/GeodTest-100.dat"

/// The first 100 lines of C. Karney's GeodTest.dat, computed with high-precision arithmetic.
@Suite(.enabled(if: SharedData.url(geodTest) != nil, "shared test data is not here"))
struct GeodTestTests {
  @Test func distanceAndDestinationAgree() throws {
    let url = try #require(SharedData.url(geodTest))
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 100)
    for line in lines {
      let n = line.split(separator: " ").compactMap { Double($0) }
      try #require(n.count == 10)
      let (start, end) = (place(n[1], n[0]), place(n[4], n[3]))
      #expect((metres(start, end) - n[6]).magnitude < 1e-6)
      let found = Geodesic.destination(from: start, azimuth: n[2], distance: .metres(n[6]))
      #expect(metres(found, end) < 1e-6)
    }
  }
}
