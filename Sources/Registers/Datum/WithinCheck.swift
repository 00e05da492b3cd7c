import CareModel
import Geodesy
import PlaneGeometry
import Wording

/// Says how many estates lie outside the ground to which a study is limited. If all of them do, this is a warning,
/// since then the ground or the estates are probably declared in the wrong system.
enum WithinCheck {
  /// The issue about the estates of a file; nil if all of them lie on the ground.
  static func issue(_ layer: DatumLayer, _ ground: AskedGround) -> DataIssue? {
    let outside = layer.points.indices.filter { !ground.holds(layer.points[$0]) }
    guard let first = outside.first else { return nil }
    let isAll = outside.count == layer.points.count
    let counts = Message(
      en: isAll
        ? "none of the \(counted(outside.count, "estate")) lies within the area that is asked about"
        : "\(Decimals.grouped(outside.count)) of \(counted(layer.points.count, "estate")) "
          + "\(inNumber(outside.count, "lies", "lie")) outside the area that is asked about, and "
          + "\(inNumber(outside.count, "is", "are")) not asked about",
      zh: isAll
        ? "\(Decimals.grouped(outside.count))个小区均不在判定范围（within）内"
        : "\(Decimals.grouped(layer.points.count))个小区中有\(Decimals.grouped(outside.count))个在判定范围（within）之外，不作判定"
    )
    let cause = isAll ? cause(layer, ground, first: first) : Message(en: "", zh: "")
    return DataIssue(
      file: layer.file, line: isAll ? Int(layer.line(first)) : nil, code: .outsideWithin,
      severity: isAll ? .doubtful : .note,
      message: Message(en: counts.english + cause.english, zh: counts.chinese + cause.chinese))
  }

  /// How far away the first estate lies, and the wrong declaration that would explain it.
  private static func cause(_ layer: DatumLayer, _ ground: AskedGround, first: Int) -> Message {
    let point = layer.points[first]
    let offset = GroundOffset(from: ground.place.nearestPoint(to: point).foot, to: point)
    let better = DatumHypothesis.all(declared: layer.crs).first { hypothesis in
      layer.points.count { ground.holds(hypothesis.moved($0)) } * 2 > layer.points.count
    }
    let hint = better.map { hypothesis in
      Message(
        en: "; as \(hypothesis.actual.name) most would lie inside: check the declaration",
        zh: "；若实为\(hypothesis.actual.name)，则多数位于界内：请核对坐标系声明")
    }
    return Message(
      en: "; the first lies \(offset.english)" + (hint?.english ?? ""),
      zh: "；第一个在界外\(offset.chinese)" + (hint?.chinese ?? ""))
  }
}

extension PlaceCheck {
  /// What the warning about a boundary adds if most estates lie outside it, which all count in every figure.
  static func mostOutside(_ outside: Int, of all: Int) -> Message {
    guard outside * 2 > all else { return Message(en: "", zh: "") }
    return Message(
      en: "; all of them are asked about: name the same file as within to ask only about the "
        + counted(all - outside, "estate") + " inside",
      zh: "；这些小区仍全部参与判定：如只判定界内的\(Decimals.grouped(all - outside))个小区，请将同一文件作为 within 输入")
  }
}

extension LoadedTable<Estate> {
  /// The estates that lie on a ground.
  func lying(on ground: AskedGround) -> LoadedTable {
    let rows = ground.indices(of: rows.map(\.anchor))
    return LoadedTable(
      rows: rows.map { self.rows[$0] }, rowOrigins: rowOrigins.selecting(rows), issues: issues)
  }
}
