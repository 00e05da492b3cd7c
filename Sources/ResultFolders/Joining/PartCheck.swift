import Wording

/// Finds out whether some parts are together one whole.
package enum PartCheck {
  /// The parts in the order of their tiles, row by row from the south.
  ///
  /// - Throws: `CareCircleError` where a tile is missing, comes twice or was run under other rules.
  package static func ordered(_ parts: [PartFolder]) throws(CareCircleError) -> [PartFolder] {
    guard let first = parts.first else { throw .usage([.noParts]) }
    let problems = parts.dropFirst().compactMap { difference(first, $0) } + twice(parts)
    guard problems.isEmpty else { throw .badData(problems) }
    let missing = missing(parts, of: first.count)
    guard missing.isEmpty else { throw .badData([.missing(missing, of: first.count)]) }
    return parts.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
  }

  private static func difference(_ first: PartFolder, _ other: PartFolder) -> InputProblem? {
    for (own, its) in zip(first.rules, other.rules) where own.value != its.value {
      return InputProblem(
        .wrongValue, file: "\(other.path)/provenance.json", field: its.key, value: its.value,
        Message(
          en:
            "is \(own.value) in \(first.path): parts of one study have the same; run the tile again",
          zh: "与\(first.path)中的\(own.value)不同：同一研究的各分块应一致；请重新运行该分块"))
    }
    return nil
  }

  private static func twice(_ parts: [PartFolder]) -> [InputProblem] {
    var seen: [[Int]: String] = [:]
    return parts.compactMap { part in
      if let other = seen.updateValue(part.path, forKey: [part.column, part.row]) {
        return InputProblem(
          .duplicateKey, file: "\(part.path)/provenance.json", field: "tile",
          value: "\(part.column)/\(part.row)/\(part.count)",
          Message(
            en: "is the tile of \(other), too; name each tile once",
            zh: "与\(other)为同一分块；每块只给出一次"))
      }
      return nil
    }
  }

  private static func missing(_ parts: [PartFolder], of count: Int) -> [String] {
    let known = Set(parts.map { $0.row * count + $0.column })
    return (0..<count * count).filter { !known.contains($0) }
      .map { "\($0 % count)/\($0 / count)/\(count)" }
  }
}

extension InputProblem {
  fileprivate static let noParts = InputProblem(
    .missingValue, file: "carecircle", field: "part",
    Message(en: "name the folders of all tiles", zh: "请给出所有分块的文件夹"))

  fileprivate static func missing(_ tiles: [String], of count: Int) -> InputProblem {
    let shown = tiles.prefix(5).joined(separator: ", ") + (tiles.count > 5 ? ", …" : "")
    return InputProblem(
      .missingValue, file: "carecircle", field: "part", value: shown,
      Message(
        en:
          "\(Decimals.grouped(tiles.count)) of the \(counted(count * count, "tile")) \(inNumber(tiles.count, "is", "are")) missing; "
          + "run what is missing with --tile and name the folders",
        zh:
          "\(Decimals.grouped(count * count))块中缺少\(Decimals.grouped(tiles.count))块；请用 --tile 运行并给出其文件夹"
      ))
  }
}
