import CareCircle
import Files
import Wording

/// What a run reports to the user.
struct Report {
  let manners: MannerOptions
  let language: Language

  /// Warns about assumptions and about tables without rows, and lists or counts the issues.
  func issues(_ issues: [DataIssue], _ inputs: [InputInfo]) {
    guard !manners.quiet else { return }
    for input in inputs where input.crsSource == .assumed { warn(.assumed(input)) }
    for input in inputs where input.rowsIn == 0 { warn(.noRows(input)) }
    for issue in issues where issue.isAlwaysReported { Console.warning(issue.text(language)) }
    if manners.verbose {
      for issue in issues where !issue.isAlwaysReported { Console.line(issue.text(language)) }
    }
    if inputs.contains(where: { $0.kind == .corrections }) {
      tell(.corrected(issues.count { $0.code == .corrected }, areListed: manners.verbose))
    }
    for input in inputs {
      let doubts = issues.count { $0.file == input.name && $0.severity == .doubtful }
      tell(.counts(of: input, doubts: doubts, areListed: manners.verbose))
    }
  }

  /// Reports the headline about estates and, if nothing was decided, what would settle it.
  func headline(
    _ tally: CoverageTally, _ circle: ServiceCircle, by method: ReachMethod, notPlaced: Int,
    outside: Int?, _ reaches: [EstateReach] = []
  ) {
    tell(
      Headline(tally, circle.text(by: method), notPlaced: notPlaced, outside: outside).message)
    if let undecided = AllUndecided(reaches) { warn(undecided.message) }
  }

  /// Reports where the results are.
  func place(of path: String) {
    guard FileTree.isFolder(path) else {
      return tell(Message(en: "results in \(path)", zh: "结果已写入 \(path)"))
    }
    let count = FileTree.names(in: path).count
    let place = ShortPath.folder(path)
    tell(
      Message(
        en: "results in \(place) (\(counted(count, "file")))",
        zh: "结果已写入 \(place)（共\(Decimals.grouped(count))个文件）"))
  }

  /// Prints a message, unless the command is to be quiet.
  func tell(_ message: Message) {
    if !manners.quiet { Console.line(message.text(language)) }
  }

  /// Prints a warning, unless the command is to be quiet.
  func warn(_ message: Message) {
    if !manners.quiet { Console.warning(message.text(language)) }
  }
}

extension Message {
  fileprivate static func assumed(_ input: InputInfo) -> Message {
    Message(
      en: "\(input.name) declares no coordinate reference system; taken as WGS 84",
      zh: "\(input.name)未声明坐标系；按WGS 84读取")
  }

  fileprivate static func noRows(_ input: InputInfo) -> Message {
    let what =
      switch input.role {
      case "estates": Message(en: ": no estate was asked about", zh: "：没有可判定的小区")
      case "facilities": Message(en: ": no facility exists", zh: "：没有任何设施")
      case "candidates": Message(en: ": there is no site to choose", zh: "：没有可供选择的点位")
      default: Message(en: "", zh: "")
      }
    return Message(
      en: "\(input.name) contains no rows\(what.english). Is it the right file or sheet?",
      zh: "\(input.name)没有数据行\(what.chinese)。请确认文件或工作表是否正确")
  }

  /// How many cells were corrected.
  fileprivate static func corrected(_ count: Int, areListed: Bool) -> Message {
    let hint =
      areListed || count == 0
      ? Message(en: "", zh: "") : Message(en: " (--verbose lists them)", zh: "（--verbose 可逐条列出）")
    return Message(
      en: "\(counted(count, "cell")) corrected\(hint.english)",
      zh: "已更正\(Decimals.grouped(count))个单元格\(hint.chinese)")
  }

  /// How many rows of a file were used, and what happened to the others.
  fileprivate static func counts(
    of input: InputInfo, doubts: Int, areListed: Bool
  ) -> Message {
    var english = ["\(counted(input.rowsIn, "row")), \(Decimals.grouped(input.rowsUsed)) used"]
    var chinese = ["共\(Decimals.grouped(input.rowsIn))行，使用\(Decimals.grouped(input.rowsUsed))行"]
    if input.rowsRejected > 0 {
      english.append("\(Decimals.grouped(input.rowsRejected)) rejected")
      chinese.append("拒绝\(Decimals.grouped(input.rowsRejected))行")
    }
    if doubts > 0 {
      english.append(counted(doubts, "doubt"))
      chinese.append("存疑\(Decimals.grouped(doubts))条")
    }
    let hint =
      areListed || english.count == 1
      ? Message(en: "", zh: "")
      : Message(en: " (--verbose lists them)", zh: "（--verbose 可逐条列出）")
    return Message(
      en: "\(input.name): \(english.joined(separator: ", "))\(hint.english)",
      zh: "\(input.name)：\(chinese.joined(separator: "，"))\(hint.chinese)")
  }
}

extension DataIssue {
  /// Whether the doubt may affect the whole map, file or column. Such doubts are reported even without `--verbose`.
  fileprivate var isAlwaysReported: Bool {
    severity == .doubtful && Self.alwaysReported.contains(code)
  }

  private static let alwaysReported: Set<Code> = [
    .datumShift, .datumOperation, .layersApart, .pointsTogether, .outsideChina, .outsideBoundary,
    .outsideWithin, .unitsOverlap, .unitUnknown, .unitWithoutEstates, .unitWithoutPopulation,
    .encodingContradiction, .partsContradiction, .digitsLost, .columnMissing,
  ]
}
