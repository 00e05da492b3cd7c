/// The star rating of a facility.
public enum StarRating: Hashable, Sendable {
  /// Rated, with one to five stars.
  case stars(Int)
  /// Known to be unrated (未评).
  case unrated

  /// Makes a rating of one to five stars; nil for other numbers.
  public init?(_ stars: Int) {
    guard (1...5).contains(stars) else { return nil }
    self = .stars(stars)
  }
}
