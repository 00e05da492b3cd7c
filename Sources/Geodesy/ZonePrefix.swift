/// A Gauss-Krüger zone of CGCS2000, each of which has two EPSG codes: one whose eastings start with
/// the zone number (40568798.9 in zone 40) and one whose eastings do not (568798.9).
///
/// Source: the EPSG registry. The 3-degree zones 25...45 have their central meridian at 3 x zone
/// degrees, the 6-degree zones 13...23 at 6 x zone - 3 degrees.
struct ZonePrefix {
  /// The zone number, as in "zone 40".
  let zone: Int
  /// Whether the eastings of the declared system start with the zone number.
  let isCarried: Bool
  private let series: Series

  /// The zone of an EPSG code; nil for codes other than EPSG:4491...4554.
  init?(code: Int) {
    // This also prevents the differences below from overflowing.
    guard (4491...4554).contains(code) else { return nil }
    for series in Series.all {
      let prefixed = code - series.firstPrefixed
      let plain = code - series.firstPlain
      guard (0..<series.count).contains(prefixed) || (0..<series.count).contains(plain) else {
        continue
      }
      isCarried = (0..<series.count).contains(prefixed)
      zone = series.firstZone + (isCarried ? prefixed : plain)
      self.series = series
      return
    }
    return nil
  }

  /// If the zone number of `easting` does not match the declared system: the system to declare
  /// instead, and the easting as the declared system would write it; nil otherwise.
  func correction(of easting: Double) -> (declare: CoordinateReferenceSystem, easting: Double)? {
    guard easting >= 0, easting < 100 * Self.million else { return nil }
    let found = Int(easting / Self.million)
    let rest = easting - Double(found) * Self.million
    let own = isCarried ? rest + Double(zone) * Self.million : rest
    if found == 0 {
      guard isCarried else { return nil }
      return (.epsg(series.firstPlain + zone - series.firstZone), own)
    }
    guard !isCarried || found != zone, let code = Series.prefixedCode(ofZone: found) else {
      return nil
    }
    return (.epsg(code), own)
  }

  private static let million = 1_000_000.0

  private struct Series {
    let firstPrefixed: Int
    let firstPlain: Int
    let firstZone: Int
    let count: Int

    static let all = [
      Series(firstPrefixed: 4513, firstPlain: 4534, firstZone: 25, count: 21),
      Series(firstPrefixed: 4491, firstPlain: 4502, firstZone: 13, count: 11),
    ]

    static func prefixedCode(ofZone zone: Int) -> Int? {
      for series in all where (0..<series.count).contains(zone - series.firstZone) {
        return series.firstPrefixed + zone - series.firstZone
      }
      return nil
    }
  }
}
