import Compliance
import Coverage
import Layers
import TextFormats
import Wording

extension ComplianceReport {
  /// The findings as a workbook: 新建小区配建台账 with a row for each estate, 新建小区逐条判定, 乡镇设施一览, 空白村清单 with
  /// the villages that certainly lack a place, 问题整改清单 with the binding fails, 待核实清单, 其他不合格清单, 时限预警表,
  /// 数据质量清单.
  ///
  /// `unit` is the unit that hands it in. The layers in `layers` are added as plain sheets.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the workbook cannot be made, for example because the folder for
  ///   temporary files is full.
  public func workbook(
    issues: [DataIssue], unit: String? = nil, adding layers: [ResultLayer] = []
  ) throws(CareCircleError) -> ByteBuffer {
    var book = try ReportBook(
      ReportBook.Signature(unit: unit, day: check.register.asOf, language: language))
    let all = check.findings
    try addLedger(to: &book)
    try addFindings(
      "新建小区逐条判定", Message(en: "New estates, clause by clause", zh: "新建小区养老服务用房逐条判定表"),
      all.filter { $0.subject.type == .newEstate }, to: &book)
    try addFindings(
      "乡镇设施一览", Message(en: "Townships and their facilities", zh: "乡镇（街道）养老服务设施一览"),
      all.filter { $0.subject.type == .township }, to: &book)
    try addFindings(
      "空白村清单", Message(en: "Villages without a place of care", zh: "养老服务设施空白村清单"),
      all.filter { $0.subject.type == .village && $0.lacksPlace }, to: &book)
    try addFindings(
      "问题整改清单", Message(en: "What is to be put right", zh: "问题整改清单"),
      all.filter(\.isBindingFail), to: &book)
    try addFindings(
      "待核实清单", Message(en: "What is undecided", zh: "待核实清单"),
      all.filter { $0.verdict == .indeterminate }, to: &book)
    try addFindings(
      "其他不合格清单",
      Message(en: "Fails that do not bind", zh: "原则性、征求意见及未施行条款不合格清单"),
      all.filter { $0.verdict == .fail && !$0.isBindingFail }, to: &book)
    for (kind, name, title) in [
      ("indicator", "指标完成情况表", Message(en: "Figures against targets", zh: "指标完成情况表")),
      ("subsidy", "补助测算表", Message(en: "Subsidies", zh: "补助测算表")),
    ] {
      let own = all.filter {
        check.policy.clauses[$0.clause].kind.name == kind && $0.verdict != .notApplicable
      }
      if !own.isEmpty { try addFindings(name, title, own, to: &book) }
    }
    try addDeadlines(to: &book)
    try book.addIssues(issues, language)
    for layer in layers { try book.add(layer) }
    return try book.finished()
  }

  private func addFindings(
    _ name: String, _ title: Message, _ findings: [Finding], to book: inout ReportBook
  ) throws(CareCircleError) {
    let evidence = words
    try book.add(
      name, title: title, units: Message(en: "as in the column", zh: "见“计量单位”列"),
      [
        .init("No.", "序号", 6), .init("Id", "编号", 14), .init("Name", "名称", 26),
        .init("Township", "乡镇（街道）", 16), .init("Clause", "条款", 10), .init("Section", "出处", 16),
        .init("Verdict", "判定", 10), .init("Effect", "效力", 10), .init("Required", "要求"),
        .init("There is", "现有"), .init("Short by", "差额"), .init("Unit", "计量单位"),
        .init("Due", "期限", 12), .init("Days left", "剩余天数", 10),
        .init("Reason", "原因", 24), .init("Evidence", "依据", 70),
      ]
    ) { sheet in
      for (number, finding) in findings.enumerated() {
        let subject = FindingSubject(finding.subject, of: check, language)
        let clause = check.policy.clauses[finding.clause]
        let basis = evidence.text(finding)
        sheet.beginRow(wrapping: basis, width: 70)
        sheet.integer(number + 1)
        for text in [subject.id, subject.name, subject.township, clause.id, clause.section] {
          sheet.text(text)
        }
        sheet.text(finding.verdict.text(language))
        sheet.text(finding.effect.text(language))
        let decimals = finding.unit == .share ? 1e4 : 100
        for amount in [finding.required, finding.actual, finding.shortfall] {
          sheet.number(amount.map { ($0 * decimals).rounded() / decimals }, .general)
        }
        sheet.text(finding.unit?.text(language))
        sheet.text(finding.due?.description)
        sheet.integer(finding.daysLeft)
        sheet.text(evidence.reason(finding), .wrapped)
        sheet.text(basis, .wrapped)
      }
    }
  }

  // MARK: - 时限预警表

  private func addDeadlines(to book: inout ReportBook) throws(CareCircleError) {
    let dated = check.findings.filter { $0.due != nil && !$0.verdict.isMet }
      .sorted { ($0.daysLeft ?? .max, $0.clause) < ($1.daysLeft ?? .max, $1.clause) }
    try book.add(
      "时限预警表", title: Message(en: "Deadlines", zh: "时限预警表"),
      units: Message(en: "days", zh: "天"),
      [
        .init("No.", "序号", 6), .init("Warning", "预警", 12), .init("Due", "期限", 12),
        .init("Days left", "剩余天数", 10), .init("Clause", "条款", 10), .init("Id", "编号", 14),
        .init("Name", "名称", 26), .init("Township", "乡镇（街道）", 16),
        .init("Verdict", "判定", 10), .init("Effect", "效力", 10),
      ]
    ) { sheet in
      for (number, finding) in dated.enumerated() {
        let subject = FindingSubject(finding.subject, of: check, language)
        sheet.beginRow()
        sheet.integer(number + 1)
        sheet.text(Self.warning(finding.daysLeft).text(language))
        sheet.text(finding.due?.description)
        sheet.integer(finding.daysLeft)
        sheet.text(check.policy.clauses[finding.clause].id)
        for text in [subject.id, subject.name, subject.township] { sheet.text(text) }
        sheet.text(finding.verdict.text(language))
        sheet.text(finding.effect.text(language))
      }
    }
  }

  private static func warning(_ daysLeft: Int?) -> Message {
    switch daysLeft {
    case nil: Message(en: "day unknown", zh: "日期未知")
    case let days? where days < 0: Message(en: "overdue", zh: "已逾期")
    case let days? where days <= 90: Message(en: "within 90 days", zh: "90天内到期")
    case _?: Message(en: "later", zh: "未到期")
    }
  }
}

extension Finding {
  /// Whether a place certainly is missing.
  fileprivate var lacksPlace: Bool {
    verdict == .fail && (reason == .nonePresent || reason == .onlyUnusable)
  }
}

extension ClauseVerdict {
  /// In English the code of the other outputs.
  func text(_ language: Language) -> String {
    language == .chinese ? words.chinese : rawValue
  }
}

extension Effect {
  fileprivate func text(_ language: Language) -> String {
    guard language == .chinese else { return rawValue }
    return switch self {
    case .binding: "刚性"
    case .soft: "原则性"
    case .draft: "征求意见稿"
    case .notInForce: "未施行"
    case .historical: "历史任务"
    case .legacy: "既有项目"
    }
  }
}
