import CareModel

/// The rule for which estates the question applies to: old estates in town, or all estates.
public struct OldEstateRule: Hashable, Sendable {
  /// The last year: an estate completed by its end is old. Default 2000.
  public var lastYear = 2000
  /// Whether the question applies to every estate, of any age, in town and country.
  public var includesAllAges = false

  /// The rule of 老旧小区: completed by the end of 2000, or on the renovation roster.
  public init() {}

  /// Whether the question applies to an estate.
  ///
  /// A yes in 是否老旧小区 or on the renovation roster proves that the estate is old; a no in 是否老旧小区 proves that it is not; a
  /// no on the roster proves nothing. Otherwise the year decides, as far as it is known. The question never applies to
  /// rural estates.
  public func applies(to estate: borrowing Estate) -> Applicability {
    if includesAllAges { return .yes }
    switch (estate.setting, isOld(estate)) {
    case (.rural?, _), (_, false?): return .no
    case (.urban?, true?): return .yes
    case (_, nil): return .unknown(.year)
    case (nil, true?): return .unknown(.setting)
    }
  }

  private func isOld(_ estate: borrowing Estate) -> Bool? {
    if estate.isOld == true || estate.isOnRenovationRoster == true { return true }
    if estate.hasUnknownFlag {
      return estate.isOld == nil && estate.built?.isBy(lastYear) == true ? true : nil
    }
    if estate.isOld == false { return false }
    return estate.built?.isBy(lastYear)
  }
}

/// Whether the question applies to an estate.
public enum Applicability: Hashable, Sendable {
  /// The question applies to the estate.
  case yes
  /// It does not apply.
  case no
  /// What is known does not settle it.
  case unknown(UnknownAge)

  /// The code for outputs.
  public var code: String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .unknown: "unknown"
    }
  }
}

/// What would have to be known to say whether an estate is an old one in town.
public enum UnknownAge: Hashable, Sendable {
  /// The year of completion, or one of the flags.
  case year
  /// Whether it lies in town.
  case setting
}
