import CareModel
import Wording

/// Years of completion as people write them, as far as they give bounds.
package enum Years {
  package static let expected = Message(
    en: "expected a year such as 1998, 1998年, 80年代 or 1998-2002",
    zh: "应为年份，如1998、1998年、80年代、1998-2002"
  )

  /// Reads `1998`, `1998年`, `1998年建成`, `1998-05-01`, `1998.5`, `80年代`, `1980年代`, `1998-2002`, `2000年以前` or `2000年前`;
  /// nil for anything else, and for years outside 1800 to 2100.
  ///
  /// 以前 includes its year, 前 does not. A two-digit decade is in the 20th century. 约 and 左右 mean within five years.
  /// Excel's serial numbers are read as dates.
  package static func range(_ text: String) -> YearRange? {
    if let date = Quantities.date(text).value { return checked(date.year, date.year) }
    let word = Header.folded(text)
    return about(word) ?? plain(word)
  }

  private static func about(_ word: String) -> YearRange? {
    let before = ["大约", "约"].first(where: word.hasPrefix) ?? ""
    let behind = ["年左右", "左右", "年前后", "前后"].first(where: word.hasSuffix) ?? ""
    guard !before.isEmpty || !behind.isEmpty else { return nil }
    let year = plain(String(word.dropFirst(before.count).dropLast(behind.count)))?.exact
    return year.flatMap { checked($0 - 5, $0 + 5) }
  }

  private static func plain(_ word: String) -> YearRange? {
    let numbers = word.split(whereSeparator: { !$0.isASCIIDigit }).map(String.init)
    let rest = word.filter { !$0.isASCIIDigit }
    guard let first = numbers.first.flatMap({ Int($0) }), numbers.allSatisfy({ $0.count <= 4 })
    else {
      return nil
    }
    if numbers.count == 1 { return single(first, digits: numbers[0].count, rest) }
    guard numbers.count == 2, let second = Int(numbers[1]), numbers[0].count == 4 else {
      return nil
    }
    if numbers[1].count == 4, separators.contains(rest) { return checked(first, second) }
    // A year as a database writes it: 1998.0.
    if rest == ".", numbers[1] == "0" { return checked(first, first) }
    // The year is followed by a month: 1998.5, 1998年5月.
    let isMonth = (1...12).contains(second) && numbers[1].count <= 2
    return isMonth && monthForms.contains(rest) ? checked(first, first) : nil
  }

  private static func single(_ number: Int, digits: Int, _ rest: String) -> YearRange? {
    switch (digits, rest) {
    case (4, ""), (4, "年"), (4, "年建成"), (4, "年竣工"), (4, "年建"): checked(number, number)
    case (4, "年代"), (4, "s"): number % 10 == 0 ? checked(number, number + 9) : nil
    // 10年代 and 20年代 may be in either century.
    case (2, "年代"): number % 10 == 0 && number > 20 ? checked(1900 + number, 1909 + number) : nil
    case (4, "年以前"), (4, "年及以前"): checked(nil, number)
    case (4, "年前"), (4, "年之前"): checked(nil, number - 1)
    case (4, "年以后"), (4, "年及以后"): checked(number, nil)
    case (4, "年后"), (4, "年之后"): checked(number + 1, nil)
    default: nil
    }
  }

  private static func checked(_ earliest: Int?, _ latest: Int?) -> YearRange? {
    let years = [earliest, latest].compactMap { $0 }
    guard years.allSatisfy({ (1800...2100).contains($0) }) else { return nil }
    return YearRange(earliest: earliest, latest: latest)
  }

  private static let separators: Set<String> = [
    "-", "—", "–", "~", "至", "到", "年-年", "年至年", "年到年", "年~年", "/",
  ]
  private static let monthForms: Set<String> = [".", "-", "/", "年月", "年月建成", "年月竣工"]
}
