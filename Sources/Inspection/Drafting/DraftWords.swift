import Registers
import Tables
import Wording

/// What a drafted study file says in its comments.
extension Message {
  static let purpose = Message(
    en:
      "Proposed by carecircle init. Lines that begin with \"# ?\" are questions that the files do not answer.",
    zh: "由 carecircle init 拟定。以“# ?”开头的行是文件本身无法回答的问题，请逐条确认。")

  static let asOf = Message(
    en:
      "The day on which openings, leases and deadlines are judged; it is never taken from the clock.",
    zh: "判断启用、租赁到期和时限的日期；不会自动取当天。")

  static let streets = Message(
    en:
      "Streets to walk along. If these are lines that nobody can cross, name them as barriers instead.",
    zh: "步行道路网。如为不可穿越的线，请改为 barriers。")

  static let declared = Message(
    en: "The file itself says in which coordinates it is.", zh: "坐标系由文件自身声明。")

  static func several(_ kind: InputKind, _ count: Int) -> Message {
    Message(
      en:
        "\(count) files or sheets were taken for \(kind.title.english), and are read as one input. Is that so?",
      zh: "有\(count)个文件或工作表被识别为\(kind.title.chinese)，将合并读取。是否如此？")
  }

  static func taken(_ table: TableInspection, as kind: InputKind) -> Message {
    Message(
      en: "\(counted(table.rowsIn, "row")), taken for \(kind.title.english).",
      zh: "\(Decimals.grouped(table.rowsIn))行，识别为\(kind.title.chinese)。")
  }

  static func unclear(_ input: DraftedInput) -> Message {
    let list = input.others.map(\.key).joined(separator: ", ")
    return Message(
      en:
        "What these rows are is not certain. If they are something else, write another key instead of "
        + "\(input.kind.key): \(list)",
      zh: "无法确定这些行的内容。如不是\(input.kind.title.chinese)，请将 \(input.kind.key) 改为：\(list)")
  }

  static func assumed(_ table: TableInspection) -> Message {
    Message(
      en:
        "The file does not say in which coordinates it is. WGS 84 is what the format means; data from Amap "
        + "is GCJ02, from Baidu BD09. Confirm or correct crs.",
      zh: "文件未声明坐标系。按格式应为WGS84；来自高德的为GCJ02，来自百度的为BD09。请确认或更正 crs。")
  }

  static func system(_ table: TableInspection) -> Message {
    let looks = table.areMetres
    return Message(
      en:
        "Nothing says in which coordinates this table is; a wrong one shifts every point by 500 to 1,300 m. "
        + (looks
          ? "The numbers are metres: write the grid, such as crs: EPSG:4549."
          : "The numbers are degrees: write crs: WGS84, CGCS2000, GCJ02 (Amap) or BD09 (Baidu)."),
      zh: "未声明坐标系；声明错误会使所有点偏移500至1300米。"
        + (looks
          ? "数值为米：请填写投影坐标系，如 crs: EPSG:4549。"
          : "数值为度：请填写 crs: WGS84、CGCS2000、GCJ02（高德）或 BD09（百度）。"))
  }

  static func unknown(_ columns: [ColumnReport]) -> Message {
    let list = columns.prefix(40).map { InputProblem.shortened($0.header) }.joined(separator: ", ")
    return Message(
      en: "Columns that are not used, unless you add them above: \(list)",
      zh: "未使用的列，如需使用请在上面补充：\(list)")
  }
}

extension TableInspection {
  /// Whether its coordinates are too large for degrees.
  fileprivate var areMetres: Bool {
    columns.contains { column in
      column.field == "lon"
        && (column.firstValue.flatMap(Double.init).map { abs($0) > 360 } ?? false)
    }
  }
}

extension InputProblem {
  /// The problem in words that fit into a study file.
  var inStudy: Message {
    let subject = [field, value].compactMap(\.self).joined(separator: ", ")
    return Message(
      en: "\(subject): \(message.english)", zh: "\(subject)：\(message.chinese)")
  }
}
