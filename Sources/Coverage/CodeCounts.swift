/// A code of which an estate may have one or several, and which is counted over estates.
protocol CountableCode: CaseIterable, Hashable, Sendable {
  /// The position of the code in `allCases`.
  var index: Int { get }
}

/// How often each code of a kind occurs. Counts are kept by index, since looking up a dictionary a million times takes
/// a tenth of a second.
struct CodeCounts<Code: CountableCode>: Hashable, Sendable {
  private var counts = [Int](repeating: 0, count: Code.allCases.count)

  subscript(code: Code) -> Int { counts[code.index] }

  mutating func add(_ code: Code) { counts[code.index] += 1 }

  /// The codes that occur, with their counts.
  var found: [Code: Int] {
    var found: [Code: Int] = [:]
    for code in Code.allCases where self[code] > 0 { found[code] = self[code] }
    return found
  }
}

extension Verdict: CountableCode {
  var index: Int {
    switch self {
    case .covered: 0
    case .gap: 1
    case .indeterminate: 2
    case .notApplicable: 3
    }
  }
}

extension Reach: CountableCode {
  var index: Int {
    switch self {
    case .covered: 0
    case .gap: 1
    case .indeterminate: 2
    }
  }
}

extension Reason: CountableCode {
  var index: Int {
    switch self {
    case .tooFar: 0
    case .onlyUndersized: 1
    case .onlyUnusable: 2
    case .otherKind: 3
    case .kindUnknown: 4
    case .areaUnknown: 5
    case .statusUnknown: 6
    case .yearUnknown: 7
    case .settingUnknown: 8
    case .snapFailed: 9
    case .disconnected: 10
    case .outsideNetwork: 11
    case .edgeOfData: 12
    case .edgeUncertain: 13
    case .facilityUnconnected: 14
    case .barrier: 15
    }
  }
}

extension BorderlineCause: CountableCode {
  var index: Int {
    switch self {
    case .speed: 0
    case .access: 1
    case .gate: 2
    }
  }
}
