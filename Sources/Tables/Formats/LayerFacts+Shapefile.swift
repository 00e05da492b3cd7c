import TextFormats
import VectorFormats
import Wording

#if GDAL
  /// Checks whether the parts of a shapefile agree, and reports what GDAL omits without notice.
  extension LayerFacts {
    mutating func compare(
      _ parts: ShapefileParts, _ table: DBFTable, _ file: InputFile, lastRecord: Int
    ) {
      if let doubt = parts.settledEncoding(file).doubt { findings.append(doubt) }
      let deleted = table.deletedCount
      if deleted > 0 { findings.append(.deleted(deleted)) }
      guard let shapes = parts.shapeCount else { return }
      let records = table.layout.rows
      if shapes != records { findings.append(.counts(shapes, records)) }
      // GDAL returns only rows that both parts have, and omits deleted records.
      for record in min(shapes, records)..<max(shapes, records)
      where record >= lastRecord && !table.isDeleted(record) {
        refused[record + 1] = shapes > records ? .shapeWithoutRecord : .recordWithoutShape
      }
      if let unlisted = parts.unlistedBytes { findings.append(.unlisted(unlisted)) }
    }
  }

  extension ShapefileParts {
    /// The number of shapes that the .shx lists; nil for a table without shapes.
    fileprivate var shapeCount: Int? {
      guard shapes != nil, let index else { return nil }
      return max(0, (index.size - 100) / 8)
    }

    /// The number of bytes in the .shp after the last shape that the .shx lists; nil if there are none.
    fileprivate var unlistedBytes: Int? {
      guard let shapes, shapes.size > 100, let entries = index?.whole else { return nil }
      let end = entries.withBytes { bytes in
        stride(from: 100, to: bytes.count - 7, by: 8).reduce(100) { end, place in
          let number = { (at: Int) in bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
          return max(end, 2 * (number(place) + number(place + 4)) + 8)
        }
      }
      return shapes.size > end ? shapes.size - end : nil
    }
  }

  extension LayerFacts.Finding {
    fileprivate static func deleted(_ count: Int) -> LayerFacts.Finding {
      LayerFacts.Finding(
        field: ".dbf", value: String(count), code: .recordsDeleted, severity: .note,
        message: Message(
          en:
            "\(counted(count, "record")) of the table \(count == 1 ? "is" : "are") marked as deleted and not "
            + "read; to use \(count == 1 ? "it" : "them"), remove the mark",
          zh: "表中有\(Decimals.grouped(count))条记录带删除标记，未读取；如需使用，请取消删除标记"))
    }

    fileprivate static func counts(_ shapes: Int, _ records: Int) -> LayerFacts.Finding {
      LayerFacts.Finding(
        field: ".dbf", code: .partsContradiction, severity: .doubtful,
        message: Message(
          en:
            "the .shp has \(counted(shapes, "shape")) and the .dbf \(counted(records, "record")); those without a "
            + "counterpart are listed. Copy or export all parts together",
          zh: ".shp有\(Decimals.grouped(shapes))个图形，.dbf有\(Decimals.grouped(records))条记录；多出的部分已列出。"
            + "请将各部分一起重新复制或导出"))
    }

    fileprivate static func unlisted(_ bytes: Int) -> LayerFacts.Finding {
      LayerFacts.Finding(
        field: ".shx", value: String(bytes), code: .partsContradiction, severity: .doubtful,
        message: Message(
          en:
            "this many bytes of the .shp belong to no shape listed in the .shx and are not read; copy or export "
            + "all parts together",
          zh: ".shp中有上述数量的字节不属于.shx所列的任何图形，未读取；请将各部分一起重新复制或导出"))
    }
  }

  extension Message {
    fileprivate static let recordWithoutShape = Message(
      en:
        "the record has no shape in the .shp, so its location is unknown; copy or export all parts together",
      zh: "该记录在.shp中没有对应的图形，位置不明；请将各部分一起重新复制或导出")
    fileprivate static let shapeWithoutRecord = Message(
      en:
        "the shape has no record in the .dbf, so its attributes are unknown; copy or export all parts together",
      zh: "该图形在.dbf中没有对应的记录，属性不明；请将各部分一起重新复制或导出")
  }
#endif
