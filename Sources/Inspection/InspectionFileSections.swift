import Tables
import Registers
import Wording

/// The sections about the file and its columns.
extension InspectionPage {
  mutating func fileSection() {
    heading("FILE", "文件")
    var table = TextTable([.text(14), .text(InspectionPage.width)])
    table.add(say("read as", "读取方式"), format)
    table.add(say("header", "表头"), header)
    for line in inspection.skippedLines {
      table.add("", skipped(line))
    }
    table.add(say("coordinates", "坐标系"), coordinates)
    if let extent = inspection.extent { table.add(say("extent", "范围"), text(extent)) }
    table.add(say("rows", "行数"), rows)
    add(table)
    for problem in inspection.problems {
      paragraph(text(problem), mark: "! ")
    }
    for note in inspection.issues where note.severity == .note && Self.ofFile.contains(note.code) {
      let value = note.value.map { "\($0): " } ?? ""
      paragraph(value + say(note.message.english, note.message.chinese), mark: "! ")
    }
  }

  /// The notes on how the file as a whole was read.
  private static let ofFile: Set<DataIssue.Code> = [
    .cellsMerged, .partsHidden, .datumOperation, .recordsDeleted,
  ]

  private var format: String {
    let origin = inspection.origin
    let layer = origin.layer.map { say("layer \($0)", "图层\($0)") }
    let parts = [origin.format, layer, origin.encoding.rawValue, origin.delimiter].compactMap { $0 }
    let size = say(
      "\(counted(inspection.byteCount, "byte"))", "\(grouped(inspection.byteCount))字节")
    return (parts + [size]).joined(separator: ", ")
  }

  private var header: String {
    if let line = inspection.origin.headerLine { return say("line \(line)", "第\(line)行") }
    if inspection.origin.layer != nil { return say("none: the fields of the layer", "无：以图层字段为列名") }
    return inspection.origin.format == "csv"
      ? say("none: columns go by their numbers", "无：以列号代替")
      : say("none: the keys of the objects", "无：以对象的键为列名")
  }

  private func skipped(_ line: SkippedLine) -> String {
    let what =
      switch line.kind {
      case .aboveHeader: say("above the header, skipped", "表头上方，跳过")
      case .secondHeaderLine: say("second line of the header", "表头第二行")
      case .units: say("units, skipped", "单位行，跳过")
      }
    let text = DisplayWidth.shortened(line.text, to: 30)
    return say("line \(line.line): \(what): \(text)", "第\(line.line)行：\(what)：\(text)")
  }

  private var coordinates: String {
    if case .register(let reader) = inspection.role.role.form, reader.placing == .never {
      return say("none: its rows have no places", "无：该表各行没有位置")
    }
    guard let crs = inspection.crs, let source = inspection.crsSource else {
      return say("not settled", "未定")
    }
    let by =
      switch source {
      case .declared: say("declared", "已声明")
      case .header: say("stated in the headers", "表头注明")
      case .layer: say("the layer's own", "图层自带")
      case .crsMember: say("stated in the file's crs member", "文件的crs成员注明")
      case .assumed: say("assumed: nothing says so", "默认：无任何声明")
      }
    return "\(crs.name) (\(by))"
  }

  private func text(_ extent: GroundExtent) -> String {
    let corners = [extent.west, extent.south, extent.east, extent.north]
      .map { Decimals.text($0, 4) }
    let (width, height) = (
      Decimals.text(extent.width.metres / 1000, 1), Decimals.text(extent.height.metres / 1000, 1)
    )
    let box = "\(corners[0]), \(corners[1]) – \(corners[2]), \(corners[3])"
    return say(
      "\(box) WGS 84; \(width) by \(height) km", "\(box)（WGS 84）；东西\(width) km，南北\(height) km")
  }

  private var rows: String {
    let (all, used, rejected) = (
      grouped(inspection.rowsIn), grouped(inspection.rowsUsed), grouped(inspection.rowsRejected)
    )
    return say(
      "\(all): \(used) can be used, \(rejected) rejected", "\(all)行：可用\(used)行，拒绝\(rejected)行")
  }

  private func text(_ problem: InputProblem) -> String {
    let subject = [problem.field, problem.value.map { "\"\($0)\"" }].compactMap { $0 }
      .joined(separator: " ")
    return (subject.isEmpty ? "" : subject + ": ") + problem.message.text(language)
  }

  // MARK: - Columns

  mutating func columnSection() {
    heading("COLUMNS", "列")
    var table = TextTable([.number, .text(22), .text(15), .text(26), .number, .text(24)])
    table.add(
      "#", say("header", "表头"), say("taken for", "识别为"), say("why", "依据"),
      say("blank", "空值"), say("first value", "首个值"))
    for column in inspection.columns {
      table.add(
        String(column.number), column.header, column.field ?? "—", why(column),
        column.blanks == 0 ? "0" : grouped(column.blanks), column.firstValue ?? "")
    }
    add(table)
  }

  private func why(_ column: ColumnReport) -> String {
    switch column.basis {
    case .mapping: say("you say so", "按指定")
    case .synonym(let name):
      Header(name).full == Header(column.header).full
        ? say("known name", "常用表头") : say("known as \(name)", "即“\(name)”")
    case .truncated(let name): say("cut short: \(name)", "截断自“\(name)”")
    case .passedOver(let other): say("\(other) was taken instead", "已采用“\(other)”列")
    case .unknown: say("not known", "未识别")
    case .noHeader: say("no header", "无表头")
    }
  }
}
