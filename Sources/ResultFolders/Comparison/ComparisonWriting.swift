import Files
import Layers
import Reports
import TextFormats
import Wording

extension ResultComparison {
  /// Writes the layer, both tables and the provenance to a folder, which appears whole or not at all.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the folder contains anything but an earlier result, or if it cannot
  ///   be written.
  public func write(toFolder path: String) throws(CareCircleError) {
    var folder = try OutputFolder(path, of: .compare)
    try folder.write(layer)
    try folder.write(layer, as: .csv)
    try folder.write("changes-by-township.csv", townshipTable())
    try folder.write("provenance.json", provenance())
    try folder.finish()
  }

  /// The sources of the comparison: the checksums of each run's provenance and estates, its tile, and the rules in
  /// which the runs differ.
  package func provenance() -> ByteBuffer {
    JSONValue.object([
      ("schema", .string(Provenance.schema)),
      ("version", .string(CareCircleVersion.current)),
      ("before", before.origin), ("after", after.origin),
      ("differences", .array(differences.map(\.document))),
    ]).document
  }

  // MARK: - By township

  private static let townshipColumns =
    "township,before_covered,before_decided,before_percent,after_covered,after_decided,"
    + "after_percent,gained,lost,moved_in,moved_out,change_points,change_percent"

  /// A row for each township, and a last row for all of them.
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
  fileprivate var origin: JSONValue {
    .object([
      ("tile", .optional(tile?.name)),
      ("provenance_sha256", .optional(Checksum.sha256(path: "\(path)/provenance.json"))),
      ("estates_sha256", .optional(Checksum.sha256(path: "\(path)/estates.geojson"))),
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
