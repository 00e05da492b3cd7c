import Wording

/// Which tiles of the finest grid each of some parts covers.
///
/// Where more estates are, tiles may be finer: 0/0/2 and the four quarters of each other half cover the ground as well as
/// four tiles of one grid do. The borders of tiles of grids whose counts divide each other are the same numbers, so
/// that no place is in two of them or in none.
struct PartCover {
  /// The number of columns of the finest grid.
  let count: Int
  /// The tiles of the finest grid that no part covers: `x/y/n`.
  let missing: [String]

  /// - Throws: `CareCircleError` where two parts cover the same ground, or where a grid does not divide the finest.
  init(_ parts: [PartFolder]) throws(CareCircleError) {
    let finest = parts.max { $0.count < $1.count }
    let count = finest?.count ?? 1
    let odd = parts.filter { count % $0.count != 0 }
    guard odd.isEmpty else {
      throw .badData(odd.map { .otherGrid($0, beside: finest?.path ?? "", count) })
    }
    var owners = [Int32](repeating: -1, count: count * count)
    var problems: [InputProblem] = []
    for (number, part) in parts.enumerated() {
      let cells = Self.cells(of: part, count)
      if let owner = cells.lazy.map({ Int(owners[$0]) }).first(where: { $0 >= 0 }) {
        problems.append(.twice(part, parts[owner]))
      }
      for cell in cells { owners[cell] = Int32(truncatingIfNeeded: number) }
    }
    guard problems.isEmpty else { throw .badData(problems) }
    self.count = count
    missing = owners.indices.filter { owners[$0] < 0 }
      .map { "\($0 % count)/\($0 / count)/\(count)" }
  }

  /// The number of a part's south-western tile in the finest grid, row by row from the south.
  func start(_ part: PartFolder) -> Int { Self.cells(of: part, count).first ?? 0 }

  private static func cells(of part: PartFolder, _ count: Int) -> [Int] {
    let width = count / part.count
    let columns = part.column * width..<(part.column + 1) * width
    return (part.row * width..<(part.row + 1) * width).flatMap { row in
      columns.map { row * count + $0 }
    }
  }
}

extension PartFolder {
  fileprivate var tileName: String { "\(column)/\(row)/\(count)" }
}

extension InputProblem {
  fileprivate static func twice(_ part: PartFolder, _ other: PartFolder) -> InputProblem {
    let isSame = part.tileName == other.tileName
    return InputProblem(
      .duplicateKey, file: "\(part.path)/provenance.json", field: "tile", value: part.tileName,
      isSame
        ? Message(
          en: "is the tile of \(other.path), too; name each tile once",
          zh: "与\(other.path)为同一分块；每块只给出一次")
        : Message(
          en: "overlaps tile \(other.tileName) of \(other.path); name either of them",
          zh: "与\(other.path)的分块\(other.tileName)重叠；请只给出其中之一"))
  }

  fileprivate static func otherGrid(
    _ part: PartFolder, beside path: String, _ count: Int
  ) -> InputProblem {
    InputProblem(
      .wrongValue, file: "\(part.path)/provenance.json", field: "tile.n",
      value: String(part.count),
      Message(
        en:
          "does not divide the \(count) of \(path): tiles are of one grid, or of grids each of which halves another; "
          + "run the tile again",
        zh: "不能整除\(path)中的\(count)：各分块应属于同一网格，或属于逐级细分的网格；请重新运行该分块"))
  }
}
