import Testing

@testable import Geodesy

@Suite struct QuantityTests {
  @Test(arguments: [
    ("1000m", 1000.0), ("1 km", 1000), ("1.5km", 1500), (" 0.25 KM ", 250), ("900米", 900),
    ("1公里", 1000), ("2千米", 2000), ("1000m", 1000), ("0m", 0), (".5 m", 0.5),
  ])
  func readsLengths(_ pair: (String, Double)) {
    #expect(Length(pair.0)?.metres == pair.1)
  }

  @Test(arguments: [
    ("200m2", 200.0), ("200 m²", 200), ("200㎡", 200), ("200平方米", 200), ("15.5 平方米", 15.5),
    ("1.5 km2", 1_500_000),
  ])
  func readsAreas(_ pair: (String, Double)) {
    #expect(Area(pair.0)?.squareMetres == pair.1)
  }

  @Test(arguments: [("0.9m/s", 0.9), ("1 m/s", 1), ("3.6km/h", 1), ("3.5km/h", 3500.0 / 3600)])
  func readsSpeeds(_ pair: (String, Double)) {
    #expect(Speed(pair.0)?.metresPerSecond == pair.1)
  }

  @Test(arguments: [
    "", " ", "1000", "m", "-5m", "+5m", "1e3m", "infm", "nanm", "0x10m", "1,000m", "1..5m", ".m",
    "5 miles", "5m2", "5m/s", "1 km 5", "１e400km", "１\u{301}m",
    String(repeating: "9", count: 400) + "m", String(repeating: "9", count: 308) + "km",
  ])
  func refusesOtherTexts(_ text: String) {
    #expect(Length(text) == nil)
    #expect(Area(text + "m") == nil)
    #expect(Speed(text + "h") == nil)
  }

  @Test func ordersByValue() {
    #expect(Length.metres(999) < .kilometres(1))
    #expect(Length.metres(1000) == .kilometres(1))
    #expect(Area.squareMetres(-1) < .squareMetres(0))
    #expect(!(Speed.metresPerSecond(1) < .metresPerSecond(1)))
    #expect(Length.metres(1) <= .metres(1) && Length.metres(1) >= .metres(1))
    #expect(
      !(Area.squareMetres(1) <= .squareMetres(0)) && !(Area.squareMetres(0) >= .squareMetres(1)))
  }

  /// Whoever checks a range with NaN must not be told that it lies inside.
  @Test func notANumberIsNeitherSmallerNorLarger() {
    let length = Length.metres(.nan)
    #expect(!(length <= .metres(1)) && !(length >= .metres(1)) && !(length > .metres(1)))
    let area = Area.squareMetres(.nan)
    #expect(!(area <= .squareMetres(1)) && !(area >= .squareMetres(1)))
    let speed = Speed.metresPerSecond(.nan)
    #expect(!(speed <= .metresPerSecond(1)) && !(speed >= .metresPerSecond(1)))
  }
}
