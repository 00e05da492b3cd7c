/// How many older people a township has, by its statistics. Nil means that they do not say.
public struct TownshipPopulation: Sendable {
  /// The name of the township, as estates name it.
  public var township: String
  /// Residents of 60 years and more.
  public var elders60: Int?
  /// Residents of 65 years and more.
  public var elders65: Int?
  /// Residents of 80 years and more.
  public var elders80: Int?

  /// A township of which only the name is known; set what else is.
  public init(township: String) {
    self.township = township
  }
}
