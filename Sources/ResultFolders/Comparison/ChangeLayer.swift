import Layers
import TextFormats
import Wording

extension ResultComparison {
  /// A feature for each estate that changed: that of the later run, or that of the earlier run if the later has none.
  ///
  /// Names and locations are read again from the layers of the runs when the features are written.
  public var layer: ResultLayer {
    let sides = { @Sendable (index: Int) in ChangeSides(changes[index], of: self) }
    return ResultLayer(
      "changes", header: header, geometry: .any, count: changes.count,
      columns: identity(sides) + compared(sides),
      shape: { $1.geometry(sides($0).feature.flatMap { try? $0.geometry(ofFeature: 0).get() }) })
  }

  private func identity(_ sides: @escaping @Sendable (Int) -> ChangeSides) -> [LayerColumn] {
    let (changes, language) = (changes, language)
    return [
      .text("id") { $1.text(sides($0).id) },
      .text("name") { $1.text(sides($0).name) },
      .text("township") { index, cell in
        let side = sides(index)
        cell.text(side.after?.township ?? side.before?.township)
      },
      .text("change") { $1.text(changes[$0].kinds.map(\.rawValue).joined(separator: ";")) },
      .text("change_text") { $1.text(sides($0).message.text(language)) },
    ]
  }

  private func compared(_ sides: @escaping @Sendable (Int) -> ChangeSides) -> [LayerColumn] {
    [
      .text("before_verdict") { $1.text(sides($0).before?.row.verdict.rawValue) },
      .text("after_verdict") { $1.text(sides($0).after?.row.verdict.rawValue) },
      .text("before_reason") { $1.text(sides($0).before?.reason) },
      .text("after_reason") { $1.text(sides($0).after?.reason) },
      .text("before_nearest_id") { $1.text(sides($0).before?.nearest) },
      .text("after_nearest_id") { $1.text(sides($0).after?.nearest) },
      .number("before_walk_m") { sides($0).before?.row.walk },
      .number("after_walk_m") { sides($0).after?.row.walk },
      .integer("before_in_reach") { sides($0).before.map { Int($0.row.inReach) } },
      .integer("after_in_reach") { sides($0).after.map { Int($0.row.inReach) } },
    ]
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
}

/// The findings of both runs about an estate that changed.
struct ChangeSides {
  /// The findings of one run.
  struct Side {
    let row: ComparedEstates.Row
    let estates: ComparedEstates

    var reason: String? { estates.reasons[row.reason] }
    var nearest: String? { estates.nearest[row.nearest] }
    var township: String? { estates.townships[row.township] }
  }

  private let comparison: ResultComparison
  private let change: EstateChange

  init(_ change: EstateChange, of comparison: ResultComparison) {
    (self.comparison, self.change) = (comparison, change)
  }

  var before: Side? {
    let estates = comparison.before.estates
    return change.before.map { Side(row: estates.rows[$0], estates: estates) }
  }

  var after: Side? {
    let estates = comparison.after.estates
    return change.after.map { Side(row: estates.rows[$0], estates: estates) }
  }

  var id: String? {
    (change.after.map { comparison.after.estates.ids[$0] }
      ?? change.before.map { comparison.before.estates.ids[$0] })?.text
  }

  /// The feature of the later run, or of the earlier one where the later has none.
  var feature: GeoJSONDocument? {
    let folder = change.after == nil ? comparison.before : comparison.after
    let row = folder.estates.rows[change.after ?? change.before ?? 0]
    return folder.layer.feature(at: row.offset, count: Int(row.count))
  }

  var name: String? {
    feature.flatMap { document in
      document.keys.firstIndex(of: "name").flatMap { document.text(feature: 0, key: $0) }
    }
  }

  var message: Message {
    guard let before else { return Message(en: "new in the later run", zh: "新增") }
    guard let after else { return Message(en: "only in the earlier run", zh: "消失") }
    let (one, other) = (before.row.verdict.message, after.row.verdict.message)
    if before.row.verdict != after.row.verdict {
      return Message(
        en: "\(one.english), now \(other.english)", zh: "由\(one.chinese)变为\(other.chinese)")
    }
    return Message(
      en: "\(one.english) as before, for another reason or by another facility",
      zh: "仍为\(one.chinese)，原因或最近设施有变")
  }
}

extension ResultFolder {
  fileprivate var document: JSONValue {
    .object([
      ("estates", .integer(estates.rows.count)), ("circle", .string(circle)),
      ("method", .string(method)), ("tile", .optional(tile?.name)),
    ])
  }
}

extension RuleDifference {
  var document: JSONValue {
    .object([
      ("key", .string(key)), ("before", .string(before)), ("after", .string(after)),
    ])
  }
}
