import Files
import Geodesy
import Layers
import Registers
import TextFormats
import Wording

extension BarrierLayer {
  /// Writes what the layer contains, as text for people or as JSON for programs; `-` is standard output.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the file cannot be written.
  public func writeInspection(
    toPath path: String, asJSON: Bool, _ language: Language
  ) throws(CareCircleError) {
    var buffer = ByteBuffer()
    if !asJSON { buffer.append(text(language)) }
    let document = asJSON ? json : buffer
    try OutputFile.write(to: path) { sink throws(CareCircleError) in try sink.write(document) }
  }

  /// What the layer contains, as text for people.
  public func text(_ language: Language) -> String {
    sources.map { source in
      Message(
        en: "\(source.name): barriers: \(source.rowsIn) features, \(source.rowsUsed) used, "
          + "\(source.rowsRejected) rejected; coordinates: \(source.crs?.name ?? "none")\n",
        zh: "\(source.name)：障碍：要素\(source.rowsIn)个，使用\(source.rowsUsed)个，"
          + "拒绝\(source.rowsRejected)个；坐标系：\(source.crs?.name ?? "无")\n"
      ).text(language)
    }.joined()
  }

  /// What the layer contains, as a JSON document with the schema `carecircle.barriers/1`.
  private var json: ByteBuffer {
    JSONValue.object([
      ("schema", .string("carecircle.barriers/1")),
      ("version", .string(CareCircleVersion.current)),
      (
        "layers",
        .array(
          sources.map {
            .object([
              ("file", .string($0.name)), ("bytes", .integer($0.byteCount)),
              ("sha256", .string($0.sha256)), ("rows_in", .integer($0.rowsIn)),
              ("rows_used", .integer($0.rowsUsed)), ("rows_rejected", .integer($0.rowsRejected)),
              ("crs", .optional($0.crs?.name)), ("crs_source", .optional($0.crsSource?.rawValue)),
            ])
          })
      ),
    ]).document
  }
}
