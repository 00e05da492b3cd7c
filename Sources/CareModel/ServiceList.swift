/// What the cell of a ledger says about services: which are offered, which are denied, and which words are not known.
public struct ServiceList: Hashable, Sendable {
  private var offered: UInt32 = 0
  private var denied: UInt32 = 0
  private let isBlank: Bool
  /// The words that are not understood.
  public private(set) var unknown: [String] = []

  /// Reads words that have been split at the separators of a list; without any, nothing is known.
  ///
  /// A negation before a service, as in 不提供全托、日托, may extend to the words that follow, which are then unknown
  /// unless they say for themselves that a service is offered. One that speaks of all, as in 助餐、助浴均未开通, or that
  /// cannot be understood, as in 规划项目：助餐、助浴, may extend to every other word.
  public init(_ words: [String] = []) {
    isBlank = words.isEmpty
    let phrases = words.map { ServicePhrase($0) }
    let isDoubtful = phrases.contains(where: \.castsDoubt)
    var followsNegation = false
    for (word, phrase) in zip(words, phrases) {
      let isUnclear = (followsNegation || isDoubtful) && !phrase.isNegated && !phrase.isAsserted
      if phrase.isNegatedBefore { followsNegation = true }
      if phrase.isAsserted { followsNegation = false }
      if !phrase.isKnown || isUnclear {
        unknown.append(word)
      } else if phrase.isNegated {
        denied |= Self.bits(phrase.services)
      } else {
        offered |= Self.bits(phrase.services)
      }
    }
  }

  /// Adds a service that another cell of the row names.
  public mutating func add(_ service: CareService) { offered |= Self.bit(service) }

  /// Whether a service is named as offered.
  public func offers(_ service: CareService) -> Bool { offered & Self.bit(service) != 0 }

  /// Whether a service is named only to say that it is not offered, or not yet.
  public func denies(_ service: CareService) -> Bool { denied & Self.bit(service) != 0 }

  /// Whether a service that is not named is certainly not offered.
  var isComplete: Bool { !isBlank && unknown.isEmpty }

  private static func bits(_ services: Set<CareService>) -> UInt32 {
    services.reduce(0) { $0 | bit($1) }
  }

  private static func bit(_ service: CareService) -> UInt32 {
    CareService.allCases.firstIndex(of: service).map { 1 << UInt32($0) } ?? 0
  }
}

extension ServiceList: ExpressibleByArrayLiteral {
  /// Reads words as `init(_:)` does.
  public init(arrayLiteral words: String...) { self.init(words) }
}
