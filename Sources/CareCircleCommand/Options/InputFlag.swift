import ArgumentParser
import CareCircle

/// The flags of an input: one for its files, and seven for what can be said about them.
enum InputFlag: String, CaseIterable {
  case path = ""
  case crs, layer, sql, column, encoding, delimiter
  case noHeader = "no-header"

  /// What the short help says about the flags that it does not list.
  static var hint: String {
    say(
      """


      Each input has flags of its own for what is to be said of it, such as
      --estates-crs, --estates-layer, --estates-column: --help-hidden lists them.
      """,
      """


      每项输入另有各自的参数，如 --estates-crs（坐标系）、--estates-layer（图层、工作表）、
      --estates-column（列映射）；--help-hidden 全部列出。
      """)
  }

  /// The key under which the flag is decoded.
  func key(of kind: InputKind) -> InputFlagKey {
    InputFlagKey(stringValue: self == .path ? kind.key : "\(kind.key)_\(rawValue)")
  }

  /// All names of the flag, without dashes. The sheet of a workbook is given as its layer.
  func names(of kind: InputKind) -> [String] {
    ([kind.flag] + kind.flagAliases).flatMap { stem in
      switch self {
      case .path: [stem]
      case .layer: ["\(stem)-layer", "\(stem)-sheet"]
      default: ["\(stem)-\(rawValue)"]
      }
    }
  }

  /// The flag in the form that the argument parser needs. Only the flag for the files appears in the short help.
  func definition(_ kind: InputKind) -> Any {
    let name = NameSpecification(names(of: kind).map { .customLong($0) })
    let help = help(kind)
    switch self {
    case .path: return Option<[String]>(wrappedValue: [], name: name, help: help)
    case .crs: return Option<CoordinateReferenceSystem?>(name: name, help: help)
    case .layer, .sql: return Option<String?>(name: name, help: help)
    case .column: return Option<[ColumnMapping]>(wrappedValue: [], name: name, help: help)
    case .encoding: return Option<TextEncoding?>(name: name, help: help)
    case .delimiter: return Option<Delimiter?>(name: name, help: help)
    case .noHeader: return Flag<Bool>(wrappedValue: false, name: name, help: help)
    }
  }

  private func help(_ kind: InputKind) -> ArgumentHelp {
    let text = text(kind)
    return ArgumentHelp(
      say(text.english, text.chinese), valueName: valueName,
      visibility: self == .path ? .default : .hidden)
  }

  private var valueName: String? {
    switch self {
    case .path: "file"
    case .layer: "name"
    case .sql: "select"
    case .column: "field=header"
    case .crs, .encoding, .delimiter: rawValue
    case .noHeader: nil
    }
  }

  private func text(_ kind: InputKind) -> Message {
    let (en, zh) = (kind.title.english, kind.title.chinese)
    return switch self {
    case .path: kind.help
    case .crs:
      Message(
        en: "Coordinates of \(en): \(LayoutChoices.systems).",
        zh: "\(zh)数据的坐标系：\(LayoutChoices.systems)。")
    case .layer:
      Message(
        en:
          "Layer, table or sheet of \(en), by name; a sheet by its number, too; all: each of them.",
        zh: "\(zh)数据的图层、数据表或工作表名；工作表也可用序号；all 为全部。")
    case .sql: Message(en: "A query whose rows are \(en).", zh: "以查询结果作为\(zh)数据。")
    case .column:
      Message(
        en: "A column of \(en), field=header; repeatable. Fields: \(fields(kind)).",
        zh: "\(zh)数据的列映射，字段=表头；可重复。字段：\(fields(kind))。")
    case .encoding:
      Message(
        en: "Encoding of \(en): \(LayoutChoices.encodings). Told by the bytes otherwise.",
        zh: "\(zh)数据的编码：\(LayoutChoices.encodings)。不指定时自动识别。")
    case .delimiter:
      Message(
        en:
          "Between cells of \(en): \(LayoutChoices.delimiters). Told by the first lines otherwise.",
        zh: "\(zh)数据的分隔符：\(LayoutChoices.delimiters)。不指定时自动识别。")
    case .noHeader:
      Message(
        en: "The table of \(en) has no header: its columns go by their numbers, as in id=1.",
        zh: "\(zh)数据没有表头：各列以序号表示，如 id=1。")
    }
  }

  private func fields(_ kind: InputKind) -> String {
    let names = kind.fieldNames
    return names.isEmpty ? say("none", "无") : names.joined(separator: ", ")
  }
}
