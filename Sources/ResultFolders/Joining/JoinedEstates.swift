import Coverage
import Tables
import Wording

/// The facts about estates in a layer that count in the figures of units.
package struct JoinedEstates {
  /// One estate: its township and community, and its findings.
  package struct Row {
    package var township: String?
    package var community: String?
    package var outcome = EstateOutcome()
  }

  private static let keys = [
    "township", "community", "applies", "reach", "verdict", "reason", "borderline", "households",
    "elders", "walk_min",
  ]

  /// Calls `body` with every estate of a layer, in its order. Memory is that of one piece of the layer.
  package static func forEach(
    in layer: ResultLayerFile, _ body: (Row) -> Void
  ) throws(CareCircleError) {
    try layer.forEachPiece { piece throws(CareCircleError) in
      let names = piece.document.keys
      let columns = keys.map { names.firstIndex(of: $0) }
      for feature in 0..<piece.document.featureCount {
        let cells = columns.map { column in
          column.flatMap { piece.document.text(feature: feature, key: $0) }
        }
        guard let row = Row(cells) else {
          throw .badData([
            .foreignRow(layer.file, piece.linesBefore + piece.document.line(ofFeature: feature))
          ])
        }
        body(row)
      }
    }
  }
}

extension JoinedEstates.Row {
  /// A row from its cells, in the order of the keys; nil if they are not as the program writes them.
  fileprivate init?(_ cells: [String?]) {
    (township, community) = (cells[0], cells[1])
    guard let reach = cells[3].flatMap(Reach.init), let verdict = cells[4].flatMap(Verdict.init)
    else { return nil }
    outcome.isKnownToApply = cells[2] != "unknown"
    (outcome.reach, outcome.verdict) = (reach, verdict)
    outcome.reason = cells[5].flatMap(Reason.init)
    if let causes = cells[6] {
      outcome.borderline = BorderlineCause.allCases.filter { causes.contains("\"\($0.rawValue)\"") }
    }
    (outcome.households, outcome.elders) = (
      cells[7].flatMap { Int($0) }, cells[8].flatMap { Int($0) }
    )
    guard let walk = cells[9] else { return }
    guard let hundredths = Self.hundredths(walk) else { return nil }
    outcome.walkHundredths = hundredths
  }

  /// A number with two decimals, as a number of hundredths.
  private static func hundredths(_ text: String) -> Int32? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.count == 2 else { return nil }
    return Int32(parts[0] + parts[1])
  }
}

extension InputProblem {
  static func foreignRow(_ file: InputFile, _ line: Int) -> InputProblem {
    InputProblem(
      .malformed, file: file.path, line: line,
      Message(
        en: "is not a record as carecircle run writes it; run the tile again",
        zh: "不是 carecircle run 写出的记录；请重新运行该分块"))
  }
}
