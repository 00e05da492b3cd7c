import Layers
import TextFormats
import Wording

/// The keys of a change.
package enum ChangeKey: String, RecordKey {
  case id, name, township, change
  case changeText = "change_text"
  case beforeVerdict = "before_verdict"
  case afterVerdict = "after_verdict"
  case beforeReason = "before_reason"
  case afterReason = "after_reason"
  case beforeNearest = "before_nearest_id"
  case afterNearest = "after_nearest_id"
  case beforeWalk = "before_walk_m"
  case afterWalk = "after_walk_m"
  case beforeInReach = "before_in_reach"
  case afterInReach = "after_in_reach"

  package static let shared: Set<ChangeKey> = []
}

/// An estate that changed, with what its feature says beside what is compared.
package struct ChangeRecord {
  package let comparison: ResultComparison
  package let change: EstateChange
  package let name: String?
  package let geometry: GeoJSONGeometry?

  /// Reads the feature again: of the later run where it has one.
  package init(_ change: EstateChange, of comparison: ResultComparison) {
    self.comparison = comparison
    self.change = change
    let folder = change.after == nil ? comparison.before : comparison.after
    let row = folder.estates.rows[change.after ?? change.before ?? 0]
    let feature = folder.layer.feature(at: row.offset, count: Int(row.count))
    name = feature.flatMap { document in
      document.keys.firstIndex(of: "name").flatMap { document.text(feature: 0, key: $0) }
    }
    geometry = feature.flatMap { try? $0.geometry(ofFeature: 0).get() }
  }

  package func append<Values: ValueWriter>(to buffer: inout ByteBuffer, as values: Values.Type) {
    Values.begin(&buffer)
    for (place, key) in ChangeKey.allCases.enumerated() {
      Values.key(key.rawValue, isFirst: place == 0, to: &buffer)
      append(key, to: &buffer, as: values)
    }
    Values.end(&buffer)
  }

  private func append<Values: ValueWriter>(
    _ key: ChangeKey, to buffer: inout ByteBuffer, as values: Values.Type
  ) {
    switch key {
    case .id: Values.text(id, to: &buffer)
    case .name: Values.text(name, to: &buffer)
    case .township: Values.text(after?.township ?? before?.township, to: &buffer)
    case .change:
      Values.text(change.kinds.map(\.rawValue).joined(separator: ";"), to: &buffer)
    case .changeText: Values.text(message.text(comparison.language), to: &buffer)
    case .beforeVerdict: Values.text(before?.row.verdict.rawValue, to: &buffer)
    case .afterVerdict: Values.text(after?.row.verdict.rawValue, to: &buffer)
    case .beforeReason: Values.text(before?.reason, to: &buffer)
    case .afterReason: Values.text(after?.reason, to: &buffer)
    case .beforeNearest: Values.text(before?.nearest, to: &buffer)
    case .afterNearest: Values.text(after?.nearest, to: &buffer)
    case .beforeWalk: Values.decimal(before?.row.walk, to: &buffer)
    case .afterWalk: Values.decimal(after?.row.walk, to: &buffer)
    case .beforeInReach: Values.integer(before.map { Int($0.row.inReach) }, to: &buffer)
    case .afterInReach: Values.integer(after.map { Int($0.row.inReach) }, to: &buffer)
    }
  }

  /// What one run says.
  private struct Side {
    let row: ComparedEstates.Row
    let estates: ComparedEstates

    var reason: String? { estates.reasons[row.reason] }
    var nearest: String? { estates.nearest[row.nearest] }
    var township: String? { estates.townships[row.township] }
  }

  private var before: Side? {
    let estates = comparison.before.estates
    return change.before.map { Side(row: estates.rows[$0], estates: estates) }
  }

  private var after: Side? {
    let estates = comparison.after.estates
    return change.after.map { Side(row: estates.rows[$0], estates: estates) }
  }

  private var id: String? {
    (change.after.map { comparison.after.estates.ids[$0] }
      ?? change.before.map { comparison.before.estates.ids[$0] })?.text
  }

  private var message: Message {
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
