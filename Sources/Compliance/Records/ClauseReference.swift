import CareModel
import Tables

/// Which records belong to a clause.
enum ClauseReference {
  /// The id as it is compared: without case, blanks and signs, so that `wz 6` is WZ-6.
  static func folded(_ id: String) -> String {
    Header.folded(id).filter { $0.isLetter || $0.isNumber }
  }

  /// Whether a record belongs to a clause. Clauses that a policy file has split, such as ZB-12 and ZB-12b, also have
  /// the records of the document's clause, ZB-12.
  static func names(_ text: String?, _ clause: String) -> Bool {
    guard let text else { return false }
    let (named, own) = (folded(text), folded(clause))
    return named == own || named == base(own)
  }

  /// The id without a letter after its number.
  private static func base(_ id: String) -> String {
    guard let last = id.last, last.isASCII, last.isLetter, id.dropLast().last?.isNumber == true
    else { return id }
    return String(id.dropLast())
  }
}
