import Foundation

@testable import Geodesy

/// Krüger's series for the transverse Mercator projection, to the fourth power of the third
/// flattening; an independent check of PROJ. Within 10 degrees of the central meridian it is right
/// to 1 µm.
///
/// Source: L. Krüger, "Konforme Abbildung des Erdellipsoids in der Ebene" (1912).
struct TransverseMercatorSeries {
  let centralMeridian: Double
  let falseEasting: Double

  // The ellipsoid of CGCS2000.
  private static let axis = 6_378_137.0
  private static let flattening = 1 / 298.257_222_101

  func projected(_ c: Coordinate) -> (easting: Double, northing: Double) {
    let n = Self.flattening / (2 - Self.flattening)
    let radius = Self.axis / (1 + n) * (1 + n * n / 4 + n * n * n * n / 64)
    let sine = sin(c.latitude * .pi / 180)
    let lambda = (c.longitude - centralMeridian) * .pi / 180
    let e = 2 * n.squareRoot() / (1 + n)
    let t = sinh(atanh(sine) - e * atanh(e * sine))
    let xi = atan2(t, cos(lambda))
    let eta = atanh(sin(lambda) / (1 + t * t).squareRoot())
    var (east, north) = (eta, xi)
    for (index, alpha) in Self.coefficients(n).enumerated() {
      let factor = 2 * Double(index + 1)
      east += alpha * cos(factor * xi) * sinh(factor * eta)
      north += alpha * sin(factor * xi) * cosh(factor * eta)
    }
    return (falseEasting + radius * east, radius * north)
  }

  private static func coefficients(_ n: Double) -> [Double] {
    let (n2, n3, n4) = (n * n, n * n * n, n * n * n * n)
    return [
      n / 2 - 2 * n2 / 3 + 5 * n3 / 16 + 41 * n4 / 180,
      13 * n2 / 48 - 3 * n3 / 5 + 557 * n4 / 1440,
      61 * n3 / 240 - 103 * n4 / 140,
      49561 * n4 / 161_280,
    ]
  }
}
