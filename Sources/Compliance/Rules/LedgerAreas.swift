import CareModel
import Tables
import Wording

/// The areas that a ledger of new estates states itself: 应配面积 and 配建面积.
///
/// They decide nothing, since the area owed is computed and the area provided is that of the rooms. Where they differ,
/// one of the two tables is wrong, and the finding says so.
struct LedgerAreas {
  private let required, provided: Double?
  private static let requiredColumn = Header("应配面积").plain
  private static let providedColumn = Header("配建养老用房面积").plain

  init(_ estate: NewEstate) {
    required = Self.squareMetres(estate.facts[Self.requiredColumn])
    provided = Self.squareMetres(estate.facts[Self.providedColumn])
  }

  /// A cell as square metres, which need not be said.
  private static func squareMetres(_ cell: (text: String, unit: String?)?) -> Double? {
    guard let cell else { return nil }
    return Figures.reading(cell.text, unit: cell.unit ?? "㎡", as: .area).value
  }

  /// What differs from the computed areas; nothing if these are not known exactly.
  func warnings(owed: AreaInterval, provided given: AreaInterval) -> [Message] {
    var warnings: [Message] = []
    if let required, let computed = owed.exact, isOther(required, computed) {
      warnings.append(
        Message(
          en: "the ledger has \(NumberText.plain(required)) m2 as owed, the clause gives "
            + "\(NumberText.plain(computed)) m2",
          zh: "台账应配面积为\(NumberText.plain(required))平方米，按条款计算为\(NumberText.plain(computed))平方米"))
    }
    if let provided, let computed = given.exact, isOther(provided, computed) {
      warnings.append(
        Message(
          en:
            "the ledger has \(NumberText.plain(provided)) m2 as provided, the rooms that count have "
            + "\(NumberText.plain(computed)) m2",
          zh: "台账配建面积为\(NumberText.plain(provided))平方米，计入的用房合计为\(NumberText.plain(computed))平方米"))
    }
    return warnings
  }

  /// Whether two areas differ by more than rounding to whole square metres.
  private func isOther(_ one: Double, _ other: Double) -> Bool { abs(one - other) > 1 }
}

extension AreaInterval {
  /// The area, if both bounds are the same.
  fileprivate var exact: Double? { lower == upper ? lower : nil }
}
