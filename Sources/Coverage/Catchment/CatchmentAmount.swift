import CareModel
import Geodesy

/// How much is known of a figure.
public enum AmountBound: String, Hashable, Sendable, CaseIterable {
  /// It is the figure.
  case exact
  /// It is at least the figure.
  case atLeast = "at_least"
  /// It is at most the figure.
  case atMost = "at_most"
}

/// People or supply, as far as they are known.
public struct CatchmentAmount: Hashable, Sendable {
  /// The figure, zero or more.
  public let value: Double
  /// What it is of the truth.
  public let bound: AmountBound

  /// A figure.
  public init(_ value: Double, _ bound: AmountBound = .exact) {
    self.value = value
    self.bound = bound
  }
}

extension Facility {
  /// The gross area in square metres, or the most that its areas prove it to have; nothing known is at least 0.
  ///
  /// Usable and inner area are parts of the gross one. Areas that contradict each other prove nothing.
  public var provenArea: CatchmentAmount {
    if area.contradictsItself { return CatchmentAmount(0, .atLeast) }
    if let exact = area.gross?.exact { return CatchmentAmount(exact.squareMetres) }
    let proven = [area.gross, area.inner, area.usable].compactMap { $0?.lower.squareMetres }
    return CatchmentAmount(proven.max() ?? 0, .atLeast)
  }

  /// The beds; unknown ones are at least 0.
  public var provenBeds: CatchmentAmount {
    beds.map { CatchmentAmount(Double($0)) } ?? CatchmentAmount(0, .atLeast)
  }
}
