/// The number of older residents of a township, from statistics. A nil property means that the
/// statistics do not give the value.
public struct TownshipPopulation: Sendable {
  /// The name of the township, as in the estate register.
  public var township: String
  /// The number of residents aged 60 or over.
  public var elders60: Int?
  /// The number of residents aged 65 or over.
  public var elders65: Int?
  /// The number of residents aged 80 or over.
  public var elders80: Int?

  /// Makes a township with a name. All numbers are initially unknown.
  public init(township: String) {
    self.township = township
  }
}
