import Files
import Layers
import TextFormats
import Wording

extension ResultComparison {
  /// The names of the files that `write(toFolder:)` writes.
  public static let fileNames: Set<String> = [
    "changes.geojson", "changes.csv", "changes-by-township.csv",
  ]

  private static let pieceSize = 256

  /// Writes the layer of changes to a file, which appears whole or not at all; `-` is standard output.
  public func writeLayer(toPath path: String) throws(CareCircleError) {
    try OutputFile.write(to: path) { sink throws(CareCircleError) in try writeLayer(to: sink) }
  }

  /// Writes the layer and both tables to a folder, which appears whole or not at all.
  public func write(toFolder path: String) throws(CareCircleError) {
    var folder = try OutputFolder(path, replacing: Self.fileNames)
    try folder.write("changes.geojson") { sink throws(CareCircleError) in
      try writeLayer(to: sink)
    }
    try folder.write("changes.csv") { sink throws(CareCircleError) in try writeTable(to: sink) }
    try folder.write("changes-by-township.csv", townshipTable())
    try folder.finish()
  }

  /// Writes the layer: a feature for each estate that changed, where the later run has it.
  package func writeLayer(to sink: ByteSink) throws(CareCircleError) {
    var opening = ByteBuffer()
    opening.beginFeatureCollection("changes", header)
    try sink.write(opening)
    try encode(to: sink) { place, record, buffer in
      if place > 0 { buffer.append(",\n") }
      record.append(to: &buffer, as: JSONValues.self)
      if let geometry = record.geometry {
        buffer.appendGeometry(geometry)
      } else {
        buffer.append("null")
      }
      buffer.append("}")
    }
    var closing = ByteBuffer()
    closing.endFeatureCollection()
    try sink.write(closing)
  }

  /// Writes the table: a row for each estate that changed.
  package func writeTable(to sink: ByteSink) throws(CareCircleError) {
    var opening = ByteBuffer()
    let keys = ChangeKey.allCases.map(\.rawValue).joined(separator: ",")
    opening.append("\u{FEFF}\(keys)\r\n")
    try sink.write(opening)
    try encode(to: sink) { _, record, buffer in
      record.append(to: &buffer, as: CSVValues.self)
      buffer.append("\r\n")
    }
  }

  private func encode(
    to sink: ByteSink, _ append: @Sendable (Int, ChangeRecord, inout ByteBuffer) -> Void
  ) throws(CareCircleError) {
    let pieces = (changes.count + Self.pieceSize - 1) / Self.pieceSize
    try OutputPieces.encode(pieces) { piece, buffer in
      let end = min((piece + 1) * Self.pieceSize, changes.count)
      for place in piece * Self.pieceSize..<end {
        append(place, ChangeRecord(changes[place], of: self), &buffer)
      }
    } write: { (_, buffer) throws(CareCircleError) in
      try sink.write(buffer)
    }
  }

  private var header: [(String, JSONValue)] {
    let attribution = after.attribution ?? before.attribution
    return [
      ("schema", .string("carecircle.changes/1")),
      ("version", .string(CareCircleVersion.current)),
      ("before", before.document), ("after", after.document),
      ("differences", .array(differences.map(\.document))),
      (
        "counts",
        .object(
          [("changes", .integer(changes.count))]
            + EstateChange.Kind.allCases.map { ($0.rawValue, .integer(count($0))) })
      ),
    ] + (attribution.map { [("attribution", .string($0))] } ?? [])
  }

  // MARK: - By township

  private static let townshipColumns =
    "township,before_covered,before_decided,before_percent,after_covered,after_decided,"
    + "after_percent,gained,lost,moved_in,moved_out,change_points,change_percent"

  /// A row for each township, and one for all of them at the end.
  func townshipTable() -> ByteBuffer {
    var buffer = ByteBuffer()
    buffer.append("\u{FEFF}\(Self.townshipColumns)\r\n")
    for one in townships { buffer.appendRow(one, name: one.township ?? "") }
    let all = Message(en: "all", zh: "合计")
    buffer.appendRow(total, name: all.text(language))
    return buffer
  }
}

extension ResultFolder {
  fileprivate var document: JSONValue {
    .object([
      ("estates", .integer(estates.rows.count)), ("circle", .string(circle)),
      ("method", .string(method)),
    ])
  }
}

extension RuleDifference {
  fileprivate var document: JSONValue {
    .object([
      ("key", .string(key)), ("before", .string(before)), ("after", .string(after)),
    ])
  }
}

extension ByteBuffer {
  fileprivate mutating func appendRow(_ change: TownshipChange, name: String) {
    appendCSVField(name, neutralisingFormulas: true)
    appendCells(change.before)
    appendCells(change.after)
    for count in [change.gained, change.lost, change.movedIn, change.movedOut] {
      append(",")
      appendInt(count)
    }
    let points = change.before.percent.flatMap { before in
      change.after.percent.map { $0 - before }
    }
    for value in [points, change.percentChange] {
      append(",")
      if let value { appendFixed(value, decimals: 2) }
    }
    append("\r\n")
  }

  private mutating func appendCells(_ counts: TownshipChange.Counts) {
    append(",")
    appendInt(counts.covered)
    append(",")
    appendInt(counts.decided)
    append(",")
    if let percent = counts.percent { appendFixed(percent, decimals: 2) }
  }
}
