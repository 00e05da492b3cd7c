import Wording

/// The problems that prevent a workbook, a layer or a database from being read, each with how to correct it.
#if GDAL
  extension Message {
    /// Why a database cannot be reached.
    package static func cannotConnect(_ path: String, _ detail: String) -> Message {
      guard let told = ConnectionText.told(detail, of: path) else {
        return Message(
          en:
            "the database cannot be reached: the connection has a mistake; write PG: and pairs such as "
            + "dbname=… host=… user=…, with values that have blanks in single quotes",
          zh: "无法连接数据库：连接写法有误；请写 PG: 及 dbname=… host=… user=… 等，含空格的值加单引号")
      }
      let (english, chinese) = told.isEmpty ? ("", "") : (": \(told)", "：\(told)")
      return Message(
        en: "the database cannot be reached\(english); check host, dbname, user and password",
        zh: "无法连接数据库\(chinese)；请检查host、dbname、user和password")
    }
  }
#endif

extension InputProblem {
  static func virtualPath(_ file: InputFile) -> InputProblem {
    InputProblem(
      .unreadableFile, file: file.name, value: file.path,
      Message(
        en:
          "is not a file on this computer; only local files are read, and the database that PG: names",
        zh: "不是本机文件；只读取本机文件，以及 PG: 所指定的数据库"))
  }

  static func wrongExtension(
    _ file: InputFile, _ expected: SourceKind, isEmpty: Bool
  ) -> InputProblem {
    if isEmpty {
      return InputProblem(
        .empty, file: file.name,
        Message(en: "has no bytes at all; copy it again", zh: "文件为空（0字节）；请重新复制"))
    }
    return InputProblem(
      .malformed, file: file.name,
      Message(
        en:
          "is named as \(expected.rawValue) but is not one: its first bytes are different. If it is a text "
          + "table, rename it to .csv; else save it again",
        zh: "扩展名表示\(expected.rawValue)，但内容不是。如为文本表格，请改名为.csv；否则请重新另存"))
  }

  /// The file is a page or document in a markup language; many registers export such files as workbooks.
  static func markup(_ file: InputFile, _ language: MarkupLanguage) -> InputProblem {
    InputProblem(
      .unsupported, file: file.name,
      language == .html
        ? Message(
          en:
            "is a web page (HTML), whatever its name; open it in Excel or WPS and save it as .xlsx",
          zh: "内容是网页（HTML），与扩展名无关；请用Excel或WPS打开后另存为.xlsx")
        : Message(
          en:
            "is XML (such as GML or a VRT), which is not read; turn it into a GeoPackage or GeoJSON first, "
            + "as with ogr2ogr",
          zh: "内容是XML（如GML、VRT），不支持读取；请先转换为GeoPackage或GeoJSON，例如用ogr2ogr"))
  }

  /// This build has no library for the format.
  package static func needsLibrary(
    _ file: InputFile, _ kind: SourceKind, _ reason: String?
  ) -> InputProblem {
    let missing =
      reason.map(Message.gdal)
      ?? Message(
        en: "this build was made without its trait GDAL; build it with the trait",
        zh: "本程序编译时未启用GDAL；请启用后重新编译")
    return InputProblem(
      .unsupported, file: file.name, value: kind.rawValue,
      Message(
        en: "cannot be read: \(missing.english), or save the table as CSV or GeoJSON",
        zh: "无法读取：\(missing.chinese)，或另存为CSV、GeoJSON"))
  }

  package static func cannotOpen(_ file: InputFile, _ kind: SourceKind, _ detail: String)
    -> InputProblem
  {
    let reason = detail.isEmpty ? "" : ": \(detail)"
    if kind == .gpkg, SourceKind.suffix(file.path) != "gpkg" {
      return InputProblem(
        .unsupported, file: file.name,
        Message(
          en:
            "is an SQLite database that cannot be opened as a GeoPackage\(reason); save its table as one",
          zh: "是SQLite数据库，但无法作为GeoPackage打开\(reason)；请将其中的表另存为GeoPackage"))
    }
    return InputProblem(
      .malformed, file: file.name, value: kind.rawValue,
      Message(
        en: "cannot be opened\(reason). It may be damaged or cut off; copy or save it again",
        zh: "无法打开\(reason)。文件可能损坏或不完整；请重新复制或另存"))
  }

  #if GDAL
    static func cannotConnect(_ file: InputFile, _ detail: String) -> InputProblem {
      InputProblem(.unreadableFile, file: file.name, .cannotConnect(file.path, detail))
    }
  #endif

  package static func cannotRead(_ file: InputFile, _ layer: String, _ detail: String)
    -> InputProblem
  {
    InputProblem(
      .malformed, file: file.name, field: "layer", value: layer,
      Message(
        en:
          "reading stopped before its end: \(detail). It may be damaged or cut off; copy it again",
        zh: "读取中断：\(detail)。文件可能损坏或不完整；请重新复制"))
  }

  static func endless(_ file: InputFile, _ layer: String) -> InputProblem {
    InputProblem(
      .malformed, file: file.name, field: layer == "sql" ? layer : "layer",
      value: layer == "sql" ? nil : layer,
      Message(
        en:
          "its rows do not end: SQLite was stopped after 2 billion steps. A view or query that refers to itself "
          + "needs a condition that ends it; save the rows of one that only takes long as a table",
        zh: "查询没有尽头：SQLite 执行20亿步后被终止。引用自身的视图或查询须有结束条件；如只是耗时过长，请先将结果存为数据表"))
  }

  package static func tooLarge(_ file: InputFile, _ layer: String) -> InputProblem {
    InputProblem(
      .unreadableFile, file: file.name, field: "layer", value: layer,
      Message(
        en: "has more than 4 GB of values; read it in parts, as with a query",
        zh: "数据超过4GB；请分部分读取，例如使用查询"))
  }

  package static func cutOff(_ file: InputFile, _ part: String, _ has: Int, _ wants: Int)
    -> InputProblem
  {
    InputProblem(
      .malformed, file: file.name, value: part,
      Message(
        en:
          "is cut off: it has \(counted(has, "byte")) and says that it has \(Decimals.grouped(wants)); copy it again",
        zh: "不完整：现有\(Decimals.grouped(has))字节，应有\(Decimals.grouped(wants))字节；请重新复制"))
  }

  static func missingPart(_ file: InputFile, _ part: String) -> InputProblem {
    InputProblem(
      .missingFile, file: file.name, value: part,
      Message(
        en: "is missing beside it: a shapefile is .shp, .shx and .dbf together; copy all of them",
        zh: "缺少配套文件：shapefile由.shp、.shx、.dbf共同组成；请全部复制"))
  }

  // MARK: - Layers

  package static func noLayer(
    _ file: InputFile, _ wanted: String, _ kind: SourceKind, _ names: [String]
  ) -> InputProblem {
    let list = names.prefix(40).joined(separator: ", ")
    return InputProblem(
      .missingValue, file: file.name, field: kind.isWorkbook ? "sheet" : "layer", value: wanted,
      Message(en: "is not there; choose from \(list)", zh: "不存在；可选：\(list)"))
  }

  static func severalLayers(
    _ file: InputFile, _ kind: SourceKind, _ names: [String]
  ) -> InputProblem {
    let list = names.prefix(40).joined(separator: ", ")
    let word = kind.isWorkbook ? "sheet" : "layer"
    return InputProblem(
      .missingValue, file: file.name, field: word,
      Message(
        en:
          "which one is meant? Name it, as in \(file.flag(word)) or \(word): in the study. There are: "
          + list,
        zh: "含有多个\(kind.isWorkbook ? "工作表" : "图层")；请用 \(file.flag(word)) 或研究文件中的 "
          + "\(word): 指定。现有：\(list)"))
  }

  static func emptyLayers(_ file: InputFile, _ kind: SourceKind) -> InputProblem {
    InputProblem(
      .empty, file: file.name,
      Message(
        en: kind.isWorkbook ? "every sheet of it is empty" : "there is no layer in it",
        zh: kind.isWorkbook ? "所有工作表均为空" : "其中没有图层"))
  }

  static func badQuery(_ file: InputFile, _ detail: String) -> InputProblem {
    InputProblem(
      .wrongValue, file: file.name, field: "sql",
      Message(en: "the query cannot be run: \(detail)", zh: "查询无法执行：\(detail)"))
  }

  // MARK: - Reference systems

  static func layerWithoutSystem(_ table: Table) -> InputProblem {
    let isShapefile = table.cutsNames
    let layer = table.origin.layer.map { "\($0): " } ?? ""
    return InputProblem(
      .undeclaredCRS, file: table.file.name, field: "crs",
      Message(
        en: layer
          + (isShapefile
            ? "there is no .prj beside it, so that nothing says in which coordinates it is; copy the .prj, "
              + "or declare "
            : "the layer has no reference system; set it there, or declare ")
          + "one, as in \(table.file.flag("crs")) EPSG:4549 or crs: in the study. Zones of CGCS2000 are EPSG:4491 "
          + "to 4554",
        zh: layer
          + (isShapefile ? "旁边没有.prj，无法知道其坐标系；请补上.prj，或声明坐标系" : "图层没有坐标系；请在其中设置，或声明坐标系")
          + "，例如 \(table.file.flag("crs")) EPSG:4549 或研究文件中的 crs:。CGCS2000各带为EPSG:4491至4554"))
  }

  static func localSystem(_ table: Table, _ definition: String) -> InputProblem {
    InputProblem(
      .unusableCRS, file: table.file.name, field: "crs", value: definition,
      Message(
        en:
          "is a plane of its makers' own (城市独立坐标系), whose place on the earth the file does not say. "
          + "Ask the surveying office for its parameters and write them into the study: "
          + "crs: { base: EPSG:4549, affine: [a, b, c, d, e, f] }",
        zh: "是城市独立坐标系，文件未说明其与国家坐标系的关系。请向测绘部门索取参数并写入研究文件："
          + "crs: { base: EPSG:4549, affine: [a, b, c, d, e, f] }"))
  }
}
