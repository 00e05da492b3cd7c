import Coverage
import Tables
import TextFormats
import Wording

/// The findings of one run about its estates that are compared with those of another run, in flat arrays.
package struct ComparedEstates: Sendable {
  /// The findings about one estate.
  package struct Row: Sendable {
    package let verdict: Verdict
    package let reason: Int32
    package let nearest: Int32
    package let township: Int32
    package let inReach: Int32
    package let walk: Double?
    /// The offset of the feature in the layer, in bytes.
    package let offset: Int
    package let count: Int32
    package let line: Int32
  }

  /// The ids, in the order of the layer.
  package private(set) var ids: [ExactText] = []
  package private(set) var rows: [Row] = []
  package private(set) var reasons = NumberedTexts()
  package private(set) var nearest = NumberedTexts()
  package private(set) var townships = NumberedTexts()

  /// Reads all estates of a layer.
  package init(_ layer: ResultLayerFile) throws(CareCircleError) {
    try layer.forEachPiece { piece throws(CareCircleError) in
      let columns = Columns(piece.document)
      for feature in 0..<piece.document.featureCount {
        try append(feature, of: piece, columns, layer.file)
      }
    }
  }

  private mutating func append(
    _ feature: Int, of piece: ResultLayerFile.Piece, _ columns: Columns, _ file: InputFile
  ) throws(CareCircleError) {
    let line = piece.linesBefore + piece.document.line(ofFeature: feature)
    let record = EstateCells(columns: columns, document: piece.document, feature: feature)
    let problem = { (field: String, value: String?, expected: Message) in
      InputProblem(
        value == nil ? .missingValue : .wrongValue, file: file.name, line: line, field: field,
        value: value, expected)
    }
    guard let id = record.text(.id) else { throw .badData([problem("id", nil, .wantsID)]) }
    let word = record.text(.verdict)
    guard let verdict = word.flatMap(Verdict.init) else {
      throw .badData([problem("verdict", word, .wantsVerdict)])
    }
    let walk = record.text(.walk)
    if let walk, Double(walk) == nil { throw .badData([problem("walk_m", walk, .wantsNumber)]) }
    let inReach = record.text(.inReach)
    guard let count = inReach.flatMap({ Int32($0) }) else {
      throw .badData([problem("in_reach", inReach, .wantsNumber)])
    }
    let bytes = piece.document.rawBytes(ofFeature: feature)
    ids.append(ExactText(id))
    rows.append(
      Row(
        verdict: verdict, reason: reasons.number(of: record.text(.reason)),
        nearest: nearest.number(of: record.text(.nearest)),
        township: townships.number(of: record.text(.township)), inReach: count,
        walk: walk.flatMap(Double.init), offset: piece.offset + bytes.lowerBound,
        count: Int32(truncatingIfNeeded: bytes.count), line: Int32(truncatingIfNeeded: line)))
  }
}

/// The keys that are compared.
private enum ComparedKey: Int {
  case id, verdict, reason, township, nearest, walk, inReach

  /// The names in the order of the cases. A look-up by number is free, and there are seven for each feature.
  static let names = [
    "id", "verdict", "reason", "township", "nearest_id", "walk_m", "in_reach",
  ]
}

/// Where a document has the keys that are compared.
private struct Columns {
  private let indices: [Int?]

  init(_ document: GeoJSONDocument) {
    let keys = document.keys
    indices = ComparedKey.names.map { keys.firstIndex(of: $0) }
  }

  subscript(key: ComparedKey) -> Int? { indices[key.rawValue] }
}

private struct EstateCells {
  let columns: Columns
  let document: GeoJSONDocument
  let feature: Int

  func text(_ key: ComparedKey) -> String? {
    columns[key].flatMap { document.text(feature: feature, key: $0) }
  }
}

extension Message {
  fileprivate static let wantsID = Message(
    en: "an estate of a result has an id; run the study again", zh: "结果中的小区应有编号；请重新运行研究")
  fileprivate static let wantsVerdict = Message(
    en: "expected covered, gap, indeterminate or not_applicable",
    zh: "应为 covered、gap、indeterminate 或 not_applicable")
  fileprivate static let wantsNumber = Message(
    en: "expected a number as carecircle run writes it", zh: "应为 carecircle run 写出的数值")
}
