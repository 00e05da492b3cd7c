import Files
import Layers
import TextFormats
import Wording

extension SourceListing {
  /// Writes the listing to standard output, as text for people or as JSON for programs.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if standard output cannot be written, or `CareCircleError.readerGone` if
  ///   its reader has closed it.
  public func write(asJSON: Bool, _ language: Language) throws(CareCircleError) {
    var buffer = ByteBuffer()
    if !asJSON { buffer.append(text(language)) }
    let document = asJSON ? json : buffer
    try OutputFile.write(to: "-") { sink throws(CareCircleError) in try sink.write(document) }
  }

  /// The listing as text for people.
  public func text(_ language: Language) -> String {
    let say = { (english: String, chinese: String) in language == .chinese ? chinese : english }
    var table = TextTable([.text(24), .number, .text(18), .text(24), .text(60)])
    table.add(
      say("layer", "图层/工作表"), say("rows", "行数"), say("geometry", "几何类型"), say("crs", "坐标系"),
      say("fields", "字段"))
    for entry in entries {
      table.add(
        entry.name, String(entry.count), entry.geometry ?? say("table", "表"),
        entry.system ?? (entry.geometry == nil ? "" : say("none: declare it", "无：需声明")),
        entry.fields.joined(separator: ", "))
    }
    let title = say(
      "\(file): \(format) with \(counted(entries.count, "layer")); name one with --layer or --sheet",
      "\(file)：\(format)，共\(entries.count)个图层或工作表；请用 --layer 或 --sheet 指定其一")
    return ([VisibleText.of(title), ""] + table.lines()).joined(separator: "\n") + "\n"
  }

  /// The listing as one JSON document, schema `carecircle.layers/1`.
  public var json: ByteBuffer {
    JSONValue.object([
      ("schema", .string("carecircle.layers/1")),
      ("version", .string(CareCircleVersion.current)),
      ("file", .string(file)),
      ("format", .string(format)),
      (
        "layers",
        .array(
          entries.map {
            .object([
              ("name", .string($0.name)), ("rows", .integer($0.count)),
              ("geometry", .optional($0.geometry)), ("crs", .optional($0.system)),
              ("fields", .array($0.fields.map(JSONValue.string))),
            ])
          })
      ),
    ]).document
  }
}
