import CareModel
import Compliance
import Documents
import Drawing
import TextFormats
import Wording

/// A notice to put right what an estate lacks (整改通知), for every estate with a binding fail.
package struct Notices {
  private let report: ComplianceReport
  private let sources: FindingSources
  private let unit: String?
  private let words: EvidenceText
  /// The rows of each new estate that gets a notice, by its id. Each phase has a row.
  private let phases: [String: [Int]]
  /// The subjects that get a notice, each with its binding fails.
  private let cases: [(subject: Subject, fails: [Finding])]

  /// The notices of a report. `unit` is the unit that issues them.
  package init(_ report: ComplianceReport, _ sources: FindingSources, unit: String?) {
    (self.report, self.sources, self.unit) = (report, sources, unit)
    words = report.words
    let (groups, findings) = (report.bySubject, report.check.findings)
    cases = (0..<groups.count).compactMap { position in
      let (subject, own) = groups[position]
      guard subject.type == .estate || subject.type == .newEstate else { return nil }
      let fails = own.map { findings[Int($0)] }.filter(\.isBindingFail)
      return fails.isEmpty ? nil : (subject, fails)
    }
    phases = Self.phases(cases.map(\.subject), report.check.register.newEstates ?? [])
  }

  private static func phases(_ subjects: [Subject], _ rows: [NewEstate]) -> [String: [Int]] {
    var phases: [String: [Int]] = [:]
    for subject in subjects where subject.type == .newEstate { phases[rows[subject.index].id] = [] }
    guard !phases.isEmpty else { return [:] }
    for (row, estate) in rows.enumerated() { phases[estate.id]?.append(row) }
    return phases
  }

  /// The number of notices.
  package var count: Int { cases.count }

  /// The name of the file of a notice, unique among them: `0001-XJ003-岚桥新园.docx`.
  package func fileName(_ number: Int) -> String {
    let subject = FindingSubject(cases[number].subject, of: report.check, report.language)
    let digits = String(number + 1)
    let count = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    let parts = [count, Self.fileNamePart(subject.id), subject.name.map(Self.fileNamePart)]
    return parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "-") + ".docx"
  }

  /// A text as a part of a file name: without characters that some system does not take, and not long.
  private static func fileNamePart(_ text: String) -> String {
    let refused: Set<Character> = ["/", "\\", ":", "*", "?", "\"", "<", ">", "|", "."]
    let kept = text.filter { letter in
      !refused.contains(letter)
        && letter.unicodeScalars.allSatisfy { !$0.properties.isDefaultIgnorableCodePoint }
        && letter.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    }
    return String(kept.prefix(24))
  }

  /// The name of the same notice as a PDF.
  package func pagesName(_ number: Int) -> String { fileName(number).dropLast(4) + "pdf" }

  /// A notice as pages of its own.
  package func pages(_ number: Int) throws(CareCircleError) -> ByteBuffer {
    try pages(cases[number...number], path: pagesName(number))
  }

  /// All notices as pages, each on a new one; `path` is that of the file, for an error.
  package func allPages(path: String) throws(CareCircleError) -> ByteBuffer {
    try pages(cases[...], path: path)
  }

  private func pages(
    _ cases: ArraySlice<(subject: Subject, fails: [Finding])>, path: String
  ) throws(CareCircleError) -> ByteBuffer {
    do throws(PictureFault) {
      var pages = try NoticePages(
        say("Notice to put right", "整改通知书"), day: report.check.register.asOf?.description,
        PictureWords(report.language))
      for (number, own) in cases.enumerated() {
        if number > 0 { pages.addPageBreak() }
        write(own.subject, own.fails, to: &pages)
      }
      return try pages.finished()
    } catch {
      throw CareCircleError(error, path: path)
    }
  }

  /// A notice as a document of its own.
  package func document(_ number: Int) throws(CareCircleError) -> ByteBuffer {
    var document = WordDocument()
    write(cases[number].subject, cases[number].fails, to: &document)
    guard let bytes = document.finished() else { throw .tooLarge }
    return bytes
  }

  /// All notices in one document, each on a new page.
  package func all() throws(CareCircleError) -> ByteBuffer {
    var document = WordDocument()
    for (number, own) in cases.enumerated() {
      if number > 0 { document.addPageBreak() }
      write(own.subject, own.fails, to: &document)
    }
    guard let bytes = document.finished() else { throw .tooLarge }
    return bytes
  }

  // MARK: - One notice

  private func write<Target: NoticeTarget & ~Copyable>(
    _ subject: Subject, _ fails: [Finding], to document: inout Target
  ) {
    let clauses = report.check.policy.clauses
    document.add(say("Notice to put right", "整改通知书"), .title)
    document.add(say("No. ________", "〔20  〕第    号"), .signature)
    document.add(say("To: ________________", "________________："), .address)
    document.add(
      opening(FindingSubject(subject, of: report.check, report.language), fails.count), .body)
    for (number, fail) in fails.enumerated() {
      let clause = clauses[fail.clause]
      let place = clause.id + say(", ", "，") + clause.section
      document.add(say("\(number + 1). \(place)", "问题\(number + 1)：\(place)"), .heading)
      document.addTable(rows(fail, clause))
    }
    document.add(
      say("Please put this right and report the result in writing.", "请按期完成整改，并书面报送整改结果。"), .body)
    document.add(unit ?? say("(unit)", "（单位名称、盖章）"), .signature)
    document.add(blankDate, .signature)
  }

  private func opening(_ subject: FindingSubject, _ fails: Int) -> String {
    let policy = report.check.policy
    let (name, place) = (subject.name ?? subject.id, self.place(subject))
    let number = policy.number.map { say(" (\($0))", "（\($0)）") } ?? ""
    let day = report.check.register.asOf?.description
    let checked = day.map { say(" as of \($0)", "（核查日期：\($0)）") } ?? ""
    return say(
      "\(name) (\(place)) was checked\(checked) against \(policy.title.english)\(number). "
        + "\(counted(fails, "requirement")) \(inNumber(fails, "is", "are")) not met:",
      "经对照《\(Self.nested(policy.title.chinese))》\(number)核查\(checked)，\(name)（\(place)）存在以下\(fails)项问题，请予整改："
    )
  }

  /// A title for title marks, in which its own become single ones.
  private static func nested(_ title: String) -> String {
    String(title.map { ["《": "〈", "》": "〉"][$0] ?? $0 })
  }

  private var blankDate: String { say("____-__-__", "      年    月    日") }

  private func place(_ subject: FindingSubject) -> String {
    [subject.id, subject.township].compactMap(\.self).filter { !$0.isEmpty }
      .joined(separator: say(", ", "，"))
  }

  private func rows(_ fail: Finding, _ clause: Clause) -> [(title: String, text: String)] {
    let quoted = clause.quotes.joined(separator: "……")
    let rows: [(String, String?)] = [
      (say("Text", "条文"), quoted.isEmpty ? nil : "“\(quoted)”"),
      (say("Problem", "存在问题"), words.reason(fail)),
      (say("Required", "应达到"), amount(fail.required, fail)),
      (say("Found", "实际"), amount(fail.actual, fail)),
      (say("Short by", "差额"), amount(fail.shortfall, fail)),
      (say("Calculation", "计算"), fail.evidence.calculation?.text(report.language)),
      (say("Counted", "计入"), words.used(fail.evidence)),
      (say("Not counted", "未计入及原因"), words.excluded(fail.evidence)),
      (say("Data", "数据来源"), sources.text(fail, phases: ownPhases(fail), report.language)),
      (say("To be done by", "整改期限"), fail.due?.description ?? blankDate),
    ]
    return rows.compactMap { title, text in
      guard let text, !text.isEmpty else { return nil }
      return (title, text)
    }
  }

  private func ownPhases(_ fail: Finding) -> [Int] {
    guard fail.subject.type == .newEstate else { return [] }
    return phases[report.check.register.newEstates?[fail.subject.index].id ?? ""] ?? []
  }

  private func amount(_ value: Double?, _ fail: Finding) -> String? {
    guard let value, let unit = fail.unit else { return nil }
    let number = Decimals.text(value, fail.decimals, keepingZeros: false)
    return "\(number) \(unit.text(report.language))"
  }

  private func say(_ english: String, _ chinese: String) -> String {
    report.language == .chinese ? chinese : english
  }
}

extension CareCircleError {
  fileprivate static let tooLarge = CareCircleError.cannotWrite(
    path: "docx",
    reason: Message(
      en:
        "the notices are larger than 4 GB together; check fewer estates at a time, for example with --within",
      zh: "整改通知合计超过4 GB；请分批核查，例如使用 --within"))
}
