import Wording

/// How many columns a table may have, and how long its headers may be.
///
/// Every header is compared with all known headers, and every column is reported. A table of people never comes near
/// these limits; a file in which a quote is not closed, or in which values serve as names, does.
package enum HeaderLimits {
  /// The largest number of columns: as many as a worksheet has.
  package static let mostColumns = 16_384
  /// The largest size of all headers of a table together, in bytes of UTF-8.
  package static let mostBytes = 1_000_000

  /// Checks the headers of an opened table.
  static func check(_ table: Table) throws(CareCircleError) {
    let count = table.headers.count
    guard count <= mostColumns else { throw .badData([.tooManyColumns(table, count)]) }
    let bytes = table.headers.reduce(0) { $0 + $1.utf8.count }
    guard bytes <= mostBytes else { throw .badData([.longHeaders(table, bytes)]) }
  }
}

extension InputProblem {
  fileprivate static func tooManyColumns(_ table: Table, _ count: Int) -> InputProblem {
    let (found, most) = (Decimals.grouped(count), Decimals.grouped(HeaderLimits.mostColumns))
    let isText = table.layout != nil
    return InputProblem(
      .malformed, file: table.file.name, line: table.headerLine, field: "columns", value: found,
      isText
        ? Message(
          en:
            "more columns than the \(most) that are read; check the delimiter, and keep only the "
            + "columns that are needed",
          zh: "列数超过可读取的\(most)列；请检查分隔符，并只保留需要的列")
        : Message(
          en:
            "more properties of different names than the \(most) that are read; keep only those that "
            + "are needed, and give the same property the same name in every row",
          zh: "不同名称的属性超过可读取的\(most)个；请只保留需要的属性，且各行同一属性用同一名称"))
  }

  fileprivate static func longHeaders(_ table: Table, _ bytes: Int) -> InputProblem {
    let (found, most) = (Decimals.grouped(bytes), Decimals.grouped(HeaderLimits.mostBytes))
    return InputProblem(
      .malformed, file: table.file.name, line: table.headerLine, field: "header", value: found,
      Message(
        en:
          "more bytes of column names than the \(most) that are read; close any quote that is open in "
          + "the header, and shorten the names",
        zh: "列名总长超过可读取的\(most)字节；请补上表头中未闭合的引号，并缩短列名"))
  }
}
