import CareModel
import Wording

/// Ratings in stars.
package enum Stars {
  /// Reads 三星级, 3星, ★★★, AAA or 3. 未评 means known to be unrated.
  package static func rating(_ text: String?) -> Reading<StarRating> {
    let expected = Message(
      en: "expected a rating such as 三星级, 3星, ★★★, AAA or 未评", zh: "应为星级，如三星级、3星、★★★、AAA、未评")
    return Reading(text, expected: expected) { text in
      let word = Header.folded(text).replacing(["星级", "星", "级", "a级"])
      if unrated.contains(word) { return .unrated }
      if let number = numerals[word] { return StarRating(number) }
      let signs = Set(word)
      guard signs == ["★"] || signs == ["a"] || signs == ["☆", "★"] else { return nil }
      return StarRating(word.count { $0 != "☆" })
    }
  }

  private static let unrated: Set<String> = ["未评", "未评定", "无", "未参评", "0"]
  private static let numerals: [String: Int] = [
    "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5,
  ]
}

extension String {
  /// The text without the first of the given endings that it has.
  fileprivate func replacing(_ endings: [String]) -> String {
    guard let ending = endings.first(where: hasSuffix), count > ending.count else { return self }
    return String(dropLast(ending.count))
  }
}
