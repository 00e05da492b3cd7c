import CareCircle

/// What a run tells the person who started it.
struct Report {
  let manners: MannerOptions
  let language: Language

  /// Warns of assumptions and lists or counts the issues.
  func issues(_ issues: [DataIssue], _ inputs: [InputInfo]) {
    guard !manners.quiet else { return }
    for input in inputs where input.crsSource == .assumed {
      Console.warning(
        Message(
          en: "\(input.name) declares no coordinate reference system; taken as WGS 84",
          zh: "\(input.name)未声明坐标系；按WGS 84读取"
        ).text(language))
    }
    for issue in issues where issue.isAboutPlace {
      Console.warning(issue.text(language))
    }
    if manners.verbose {
      for issue in issues { Console.line(issue.text(language)) }
    }
    for input in inputs {
      let own = issues.filter { $0.file == input.name }
      let doubtful = own.count { $0.severity == .doubtful }
      guard input.rowsRejected > 0 || doubtful > 0 else { continue }
      let hint = manners.verbose ? Message(en: "", zh: "") : hint
      Console.line(
        Message(
          en: "\(input.name): \(input.rowsIn) rows, \(input.rowsUsed) used, "
            + "\(input.rowsRejected) rejected, \(doubtful) doubts\(hint.english)",
          zh: "\(input.name)：共\(input.rowsIn)行，使用\(input.rowsUsed)行，拒绝\(input.rowsRejected)行，"
            + "存疑\(doubtful)条\(hint.chinese)"
        ).text(language))
    }
  }

  private var hint: Message {
    Message(en: " (--verbose lists them)", zh: "（--verbose 可逐条列出）")
  }

  /// The headline.
  func headline(
    _ tally: CoverageTally, _ circle: ServiceCircle, by method: ReachMethod, notPlaced: Int
  ) {
    guard !manners.quiet else { return }
    let share = tally.covered
    let percent = share.percent.map { " (\(rounded($0)) %)" } ?? ""
    let unplaced =
      notPlaced == 0
      ? Message(en: "", zh: "")
      : Message(
        en: "; \(notPlaced) facilities could not be placed", zh: "；\(notPlaced)处设施无法定位")
    let (gaps, undecided) = (
      tally.verdicts[.gap, default: 0], tally.verdicts[.indeterminate, default: 0]
    )
    Console.line(
      Message(
        en: "covered \(share.numerator) of \(share.denominator)\(percent), "
          + "\(gaps) gaps, \(undecided) undecided; circle: \(circle.code(by: method))"
          + (method.isEstimated ? ", straight lines" : "") + unplaced.english,
        zh: "已覆盖\(share.numerator)/\(share.denominator)\(percent)，缺口\(gaps)，待核实\(undecided)；"
          + "服务圈：\(circle.code(by: method))"
          + (method.isEstimated ? "，直线估算" : "，沿道路步行") + unplaced.chinese
      ).text(language))
  }

  private func rounded(_ percent: Double) -> String {
    let tenths = Int((percent * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension DataIssue {
  /// Whether the whole map may be in the wrong place, or figures do not add up, of which nobody should have to ask.
  fileprivate var isAboutPlace: Bool {
    severity == .doubtful
      && [.datumShift, .outsideChina, .outsideBoundary, .unitsOverlap].contains(code)
  }
}
