import CareModel
import Coverage
import Geodesy
import Layers
import TextFormats
import Wording
import Workbooks

extension CoverageResults {
  /// The results as a workbook: 覆盖率统计表, 缺口清单, 乡镇设施一览, 数据质量清单.
  ///
  /// `unit` is the unit that hands it in, `day` is the day of the analysis, and `townships` are the names of townships
  /// in the order in which they are listed; others follow in the order of the estates. The layers in `layers` are
  /// added as plain sheets.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the workbook cannot be made, for example because the folder for
  ///   temporary files is full.
  public func workbook(
    issues: [DataIssue], unit: String? = nil, day: CalendarDate? = nil, townships: [String] = [],
    adding layers: [ResultLayer] = []
  ) throws(CareCircleError) -> ByteBuffer {
    var book = try ReportBook(ReportBook.Signature(unit: unit, day: day, language: language))
    let order = NameOrder(townships + estates.lazy.compactMap(\.township))
    try addTownships(to: &book, order)
    try addGaps(to: &book)
    try addFacilities(to: &book, order)
    try book.addIssues(issues, language)
    for layer in layers { try book.add(layer) }
    return try book.finished()
  }

  /// A workbook with only the list of estates whose verdict is a gap.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the workbook cannot be made, for example because the folder for
  ///   temporary files is full.
  public func gapWorkbook(
    unit: String? = nil, day: CalendarDate? = nil
  ) throws(CareCircleError) -> ByteBuffer {
    var book = try ReportBook(ReportBook.Signature(unit: unit, day: day, language: language))
    try addGaps(to: &book)
    return try book.finished()
  }

  // MARK: - 覆盖率统计表

  private func addTownships(
    to book: inout ReportBook, _ order: NameOrder
  ) throws(CareCircleError) {
    var tallies: [String: CoverageTally] = [:]
    var all = CoverageTally()
    for (estate, reach) in zip(estates, reaches) {
      tallies[estate.township ?? "", default: CoverageTally()].add(reach)
      all.add(reach)
    }
    let rows = tallies.sorted { order.rank(of: $0.key) < order.rank(of: $1.key) }
    let (total, unknown) = (
      Message(en: "Total", zh: "合计").text(language),
      Message(en: "(not stated)", zh: "（未注明）").text(language)
    )
    try book.add(
      "覆盖率统计表",
      title: Message(en: "Old estates with a care room in reach", zh: "老旧小区养老服务用房覆盖率统计表"),
      units: Message(en: "estates, percent", zh: "个、%"), basis: basis,
      [
        .init("No.", "序号", 6), .init("Township", "乡镇（街道）", 20), .init("Estates", "小区总数"),
        .init("Covered", "已覆盖"), .init("Gaps", "缺口"), .init("Undecided", "待核实"),
        .init("Not applicable", "不适用"), .init("Share covered", "覆盖率"),
        .init("At least", "覆盖率下限"), .init("At most", "覆盖率上限"),
      ]
    ) { sheet in
      for (number, row) in rows.enumerated() {
        sheet.beginRow()
        sheet.integer(number + 1)
        sheet.text(row.key.isEmpty ? unknown : row.key)
        sheet.counts(row.value)
      }
      sheet.endFilteredRows()
      sheet.beginRow()
      sheet.empty(.text)
      sheet.text(total)
      sheet.counts(all)
    }
  }

  /// The circle, the method, and how far the figures can be trusted.
  private var basis: Message {
    let circle = circle.text(by: method)
    let within = estatesOutside.map { count in
      Message(
        en: "; only within the area that is asked about (\(counted(count, "estate")) outside)",
        zh: "；仅判定指定范围内（范围外\(Decimals.grouped(count))个小区）")
    }
    return Message(
      en: "Circle: \(circle.english). "
        + (method.isEstimated
          ? "Straight lines only estimate walks; walks along streets may be longer"
          : "Walks are measured along streets") + (within?.english ?? "") + ".",
      zh: "服务圈：\(circle.chinese)。"
        + (method.isEstimated ? "按直线距离估算，实际步行路程可能更长" : "步行距离沿道路计算")
        + (within?.chinese ?? "") + "。")
  }

  // MARK: - 缺口清单

  private func addGaps(to book: inout ReportBook) throws(CareCircleError) {
    let indices = gapsByNeed
    try book.add(
      "缺口清单", title: Message(en: "Old estates without a care room in reach", zh: "养老服务用房缺口清单"),
      units: Message(en: "metres, minutes, households, persons", zh: "米、分钟、户、人"),
      basis: basis,
      [
        .init("No.", "序号", 6), .init("Id", "小区编号", 14), .init("Estate", "小区名称", 26),
        .init("Township", "乡镇（街道）", 16), .init("Community", "村（社区）", 16),
        .init("Reason", "原因", 32), .init("Nearest room", "最近用房", 26),
        .init("Straight line", "直线距离"), .init("Walk", "步行距离"), .init("Minutes", "步行时间"),
        .init("Built", "建成年份"), .init("Households", "户数"), .init("Elders", "60岁以上人口"),
        .init("Longitude", "经度", 13), .init("Latitude", "纬度", 13),
      ]
    ) { sheet in
      for (number, index) in indices.enumerated() {
        let (estate, reach) = (estates[index], reaches[index])
        sheet.beginRow()
        sheet.integer(number + 1)
        for text in [estate.id, estate.name, estate.township, estate.community] { sheet.text(text) }
        sheet.text(reach.reason?.message.text(language))
        sheet.text(reach.nearest.flatMap { facilities[$0.facility].name })
        sheet.number(Self.rounded(reach.nearest?.straight.metres))
        sheet.number(Self.rounded(reach.nearest?.walk?.metres))
        sheet.number(Self.rounded(reach.nearest?.time.map { $0.inSeconds / 60 }))
        for count in [estate.built?.exact, estate.households, estate.elders] {
          sheet.integer(count)
        }
        sheet.place(estate.anchor)
      }
    }
  }

  /// The estates with a gap, those with the most older residents first, and those whose number is not known last. Of
  /// equals, the one with more dwellings goes first; otherwise they keep the order of the estates.
  package var gapsByNeed: [Int] {
    let gaps = estates.indices.filter { reaches[$0].verdict == .gap }
    let keys = gaps.map { (-(estates[$0].elders ?? -1), -(estates[$0].households ?? -1), $0) }
    return keys.sorted { $0 < $1 }.map(\.2)
  }

  // MARK: - 乡镇设施一览

  private func addFacilities(
    to book: inout ReportBook, _ order: NameOrder
  ) throws(CareCircleError) {
    let indices = ownFacilities.sorted {
      (order.rank(of: facilities[$0].township), facilities[$0].township ?? "", $0)
        < (order.rank(of: facilities[$1].township), facilities[$1].township ?? "", $1)
    }
    try book.add(
      "乡镇设施一览", title: Message(en: "Care facilities by township", zh: "乡镇（街道）养老服务设施一览"),
      units: Message(en: "square metres", zh: "平方米"), basis: basis,
      [
        .init("No.", "序号", 6), .init("Township", "乡镇（街道）", 16), .init("Id", "设施编号", 14),
        .init("Facility", "设施名称", 28), .init("Kind", "设施类型", 26),
        .init("Gross area", "建筑面积"), .init("Inner area", "套内建筑面积"),
        .init("Status", "使用状态", 14), .init("Counts", "是否符合要求"), .init("Why not", "原因", 20),
        .init("Longitude", "经度", 13), .init("Latitude", "纬度", 13),
      ]
    ) { sheet in
      for (number, index) in indices.enumerated() {
        let facility = facilities[index]
        sheet.beginRow()
        sheet.integer(number + 1)
        sheet.text(facility.township)
        sheet.text(facility.id)
        sheet.text(facility.name)
        sheet.text(facility.kind?.text(language))
        sheet.number(facility.area.gross?.exact?.squareMetres, .general)
        sheet.number(facility.area.inner?.exact?.squareMetres, .general)
        sheet.text(facility.status?.text(language))
        sheet.text(qualifications[index].answerText(language))
        sheet.text(qualifications[index].reasonText(language))
        sheet.place(facility.coordinate)
      }
    }
  }

  private static func rounded(_ value: Double?) -> Double? {
    value.map { ($0 * 100).rounded() / 100 }
  }
}

/// The order in which names are listed: each where it first occurs.
struct NameOrder {
  private var ranks: [String: Int] = [:]

  init(_ names: some Sequence<String>) {
    for name in names where ranks[name] == nil { ranks[name] = ranks.count }
  }

  /// The rank of a name; names that do not occur come after all others, and no name comes last.
  func rank(of name: String?) -> Int {
    guard let name, !name.isEmpty else { return .max }
    return ranks[name] ?? .max - 1
  }
}

extension SheetWriter {
  /// Adds seven cells: the number of estates with each verdict, and the share that is covered.
  fileprivate mutating func counts(_ tally: CoverageTally) {
    integer(tally.total)
    for verdict in [Verdict.covered, .gap, .indeterminate, .notApplicable] {
      integer(tally.verdicts[verdict, default: 0])
    }
    for share in [tally.covered, tally.least, tally.greatest] {
      number(share.percent.map { $0 / 100 }, .share)
    }
  }

  /// Adds two cells: longitude and latitude with seven decimals.
  package mutating func place(_ coordinate: Coordinate?) {
    number(coordinate.map { ($0.longitude * 1e7).rounded() / 1e7 }, .general)
    number(coordinate.map { ($0.latitude * 1e7).rounded() / 1e7 }, .general)
  }
}

extension ReportBook {
  /// Adds 数据质量清单: every row that was rejected, doubtful or worth a note.
  mutating func addIssues(
    _ issues: [DataIssue], _ language: Language
  ) throws(CareCircleError) {
    try add(
      "数据质量清单", title: Message(en: "What was rejected and what is doubtful", zh: "数据质量清单"),
      units: Message(en: "rows", zh: "行"),
      [
        .init("No.", "序号", 6), .init("File", "文件", 22), .init("Row", "行号", 8),
        .init("Field", "字段", 18), .init("Value", "原值", 24), .init("Severity", "处理", 10),
        .init("Code", "代码", 22), .init("What is wrong", "说明", 60),
      ]
    ) { sheet in
      for (number, issue) in issues.enumerated() {
        let message = issue.message.text(language)
        sheet.beginRow(wrapping: message, width: 60)
        sheet.integer(number + 1)
        sheet.text(issue.file)
        sheet.integer(issue.line)
        sheet.text(issue.field)
        sheet.text(issue.value.map { String($0.prefix(1000)) })
        sheet.text(issue.severity.text(language))
        sheet.text(issue.code.rawValue)
        sheet.text(message, .wrapped)
      }
    }
  }
}

extension DataIssue.Severity {
  fileprivate func text(_ language: Language) -> String {
    guard language == .chinese else { return rawValue }
    return switch self {
    case .rejected: "未采用"
    case .doubtful: "存疑"
    case .note: "提示"
    }
  }
}
