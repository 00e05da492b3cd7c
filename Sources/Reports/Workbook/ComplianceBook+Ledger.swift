import CareModel
import Compliance
import TextFormats
import Wording
import Workbooks

extension ComplianceReport {
  /// 新建小区配建台账: a row for each new estate, with what it owes, what it has, and the state of its rooms.
  func addLedger(to book: inout ReportBook) throws(CareCircleError) {
    let estates = (0..<bySubject.count).filter { bySubject[$0].subject.type == .newEstate }
      .sorted { bySubject[$0].subject.index < bySubject[$1].subject.index }
    let phases = Dictionary(grouping: check.register.newEstates ?? [], by: \.id)
    try book.add(
      "新建小区配建台账", title: Message(en: "Care rooms of new estates", zh: "新建小区养老服务用房配建台账"),
      units: Message(en: "m2, dwellings, rooms", zh: "平方米、户、处"),
      [
        .init("No.", "序号", 6), .init("Id", "编号", 14), .init("Name", "名称", 26),
        .init("Township", "乡镇（街道）", 16), .init("Floor area", "总建筑面积"),
        .init("Households", "户数", 10), .init("Rooms", "用房数", 10), .init("Owed", "应配"),
        .init("Provided", "实配"), .init("Short by", "差额"), .init("Area", "面积判定", 10),
        .init("Size of each", "单处面积判定", 12), .init("In step", "四同步", 10),
        .init("Handed over", "移交", 16), .init("Use", "使用", 24),
      ]
    ) { sheet in
      for (number, position) in estates.enumerated() {
        addLedgerRow(number + 1, position, phases, to: &sheet)
      }
    }
  }

  private func addLedgerRow(
    _ number: Int, _ position: Int, _ phases: [String: [NewEstate]], to sheet: inout SheetWriter
  ) {
    let (subject, own) = bySubject[position]
    let id = check.register.newEstates?[subject.index].id ?? ""
    let estate = LedgerEstate(phases[id] ?? [], own.map { check.findings[Int($0)] }, check)
    let facts = FindingSubject(subject, of: check, language)
    sheet.beginRow()
    sheet.integer(number)
    for text in [facts.id, facts.name, facts.township] { sheet.text(text) }
    sheet.number(estate.floorArea, .general)
    sheet.integer(estate.households)
    sheet.integer(estate.rooms.count)
    let provision = estate.finding("area_provision")
    for amount in [provision?.required, provision?.actual, provision?.shortfall] {
      sheet.number(amount.map { ($0 * 100).rounded() / 100 }, .general)
    }
    for kind in ["area_provision", "place_size", "four_synchrony"] {
      sheet.text(estate.finding(kind)?.verdict.text(language))
    }
    sheet.text(estate.handedOver(language))
    sheet.text(estate.use(language))
  }
}

/// A new estate in the ledger: all its phases, its rooms, and the findings about it, the worst first.
private struct LedgerEstate {
  private let findings: [Finding]
  private let check: ComplianceCheck
  let rooms: [ProvidedRoom]
  let floorArea: Double?
  let households: Int?

  init(_ phases: [NewEstate], _ findings: [Finding], _ check: ComplianceCheck) {
    (self.findings, self.check) = (findings, check)
    let all = check.register.rooms ?? []
    var numbers: Set<Int> = []
    for finding in findings {
      for place in finding.evidence.used + finding.evidence.excluded.map(\.place) {
        if case .room(let number) = place { numbers.insert(number) }
      }
    }
    rooms = numbers.sorted().map { all[$0] }
    floorArea = Self.sum(phases.map { $0.floorArea?.exact?.squareMetres })
    households = Self.sum(phases.map { $0.households.map(Double.init) }).map { Int($0) }
  }

  /// The sum, if every part is known.
  private static func sum(_ parts: [Double?]) -> Double? {
    let known = parts.compactMap(\.self)
    return known.count == parts.count && !known.isEmpty ? known.reduce(0, +) : nil
  }

  /// The worst finding of the clauses of a kind that apply to the estate.
  func finding(_ kind: String) -> Finding? {
    findings.first {
      check.policy.clauses[$0.clause].kind.name == kind && $0.verdict != .notApplicable
    }
  }

  /// How many rooms have been handed over.
  func handedOver(_ language: Language) -> String? {
    guard !rooms.isEmpty else { return nil }
    let handed = rooms.count { $0.isHandedOver == true }
    let unknown = rooms.count { $0.isHandedOver == nil }
    let text =
      unknown == 0
      ? Message(en: "\(handed) of \(rooms.count)", zh: "已移交\(handed)/\(rooms.count)处")
      : Message(
        en: "\(handed) of \(rooms.count), \(unknown) unknown",
        zh: "已移交\(handed)/\(rooms.count)处，\(unknown)处不明")
    return text.text(language)
  }

  /// The states of the rooms, each with the number of rooms in it.
  func use(_ language: Language) -> String? {
    guard !rooms.isEmpty else { return nil }
    let unknown = rooms.count { $0.status == nil }
    var parts = UseStatus.allCases.compactMap { status -> String? in
      let count = rooms.count { $0.status == status }
      return count == 0 ? nil : "\(status.text(language)) \(count)"
    }
    if unknown > 0 {
      parts.append(Message(en: "unknown \(unknown)", zh: "不明 \(unknown)").text(language))
    }
    return parts.joined(separator: language == .chinese ? "、" : ", ")
  }
}
