import CareModel
import Geodesy

/// What a figure says about the true amount.
public enum AmountBound: String, Hashable, Sendable, CaseIterable {
  /// The figure is the true amount.
  case exact
  /// The true amount is at least the figure.
  case atLeast = "at_least"
  /// The true amount is at most the figure.
  case atMost = "at_most"
}

/// An amount of people or of supply, as far as it is known.
public struct CatchmentAmount: Hashable, Sendable {
  /// The figure, zero or more.
  public let value: Double
  /// What the figure says about the true amount.
  public let bound: AmountBound

  /// An amount with its bound.
  public init(_ value: Double, _ bound: AmountBound = .exact) {
    self.value = value
    self.bound = bound
  }
}

extension Facility {
  /// The gross area in square metres, or the best bound that the known areas prove for it. If nothing is known, it is
  /// at least 0.
  ///
  /// Usable and inner area are parts of the gross area. Areas that contradict each other prove nothing.
  public var provenArea: CatchmentAmount {
    if area.contradictsItself { return CatchmentAmount(0, .atLeast) }
    if let exact = area.gross?.exact { return CatchmentAmount(exact.squareMetres) }
    let proven = [area.gross, area.inner, area.usable].compactMap { $0?.lower.squareMetres }
    return CatchmentAmount(proven.max() ?? 0, .atLeast)
  }

  /// The number of beds; if it is not known, at least 0.
  public var provenBeds: CatchmentAmount {
    beds.map { CatchmentAmount(Double($0)) } ?? CatchmentAmount(0, .atLeast)
  }
}
