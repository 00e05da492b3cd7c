import Wording

/// Checks that some parts together make up one whole study.
package enum PartCheck {
  /// The parts in the order of their tiles, row by row from the south. Tiles may be of grids of different fineness as
  /// long as they cover the ground once.
  ///
  /// - Throws: `CareCircleError` if a tile is missing, occurs twice or was run under other rules.
  package static func ordered(_ parts: [PartFolder]) throws(CareCircleError) -> [PartFolder] {
    guard let first = parts.first else { throw .usage([.noParts]) }
    let problems = parts.dropFirst().compactMap { difference(first, $0) }
    guard problems.isEmpty else { throw .badData(problems) }
    let cover = try PartCover(parts)
    guard cover.missing.isEmpty else {
      throw .badData([.missing(cover.missing, of: cover.count)])
    }
    return parts.sorted { cover.start($0) < cover.start($1) }
  }

  /// The first rule in which a part differs from the first part.
  private static func difference(_ first: PartFolder, _ other: PartFolder) -> InputProblem? {
    let (own, its) = (first.rules, other.rules)
    let known = Dictionary(its.map { ($0.key, $0) }, uniquingKeysWith: { one, _ in one })
    if let rule = own.first(where: { known[$0.key]?.value != $0.value }) {
      return .difference(rule, first, known[rule.key], other)
    }
    let keys = Set(own.map(\.key))
    let more = its.first { !keys.contains($0.key) && $0.value != nil }
    return more.map { .difference(nil, first, $0, other) }
  }
}

extension InputProblem {
  /// A rule for which two parts have different values.
  fileprivate static func difference(
    _ own: PartRule?, _ first: PartFolder, _ its: PartRule?, _ other: PartFolder
  ) -> InputProblem {
    let key = own?.key ?? its?.key ?? ""
    let isContent = key.hasSuffix(".sha256") && own?.value != nil && its?.value != nil
    return InputProblem(
      .wrongValue, file: "\(other.path)/provenance.json", field: key,
      value: isContent ? its?.file : its?.value,
      isContent ? .otherContents(first.path) : .other(own?.value, in: first.path))
  }

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

extension Message {
  fileprivate static func other(_ value: String?, in path: String) -> Message {
    Message(
      en:
        "is \(value ?? "not given") in \(path): parts of one study have the same; run the tile again",
      zh: "\(path)中\(value.map { "为\($0)" } ?? "未给出")：同一研究的各分块应一致；请重新运行该分块")
  }

  fileprivate static func otherContents(_ path: String) -> Message {
    Message(
      en:
        "has another checksum than in \(path), so that the parts are of different studies; run the tile "
        + "again with the same files, or give all tiles one --study-id where each has rows of its own",
      zh: "校验和与\(path)中的不同，各分块不属于同一研究；请用相同的文件重新运行该分块，"
        + "若各分块只含自己的行，请为所有分块给出相同的 --study-id")
  }
}
