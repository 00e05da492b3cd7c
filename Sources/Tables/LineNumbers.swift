import TextFormats
import Wording

/// The lines that the lines of a piece of a file have in the whole file.
///
/// They stand in a file of their own: a number for every line of a text, or for every feature of a GeoJSON document, one
/// on each line.
enum LineNumbers {
  /// The numbers that belong to a file; nil if it is no piece of another.
  static func read(of file: InputFile) throws(CareCircleError) -> [Int32]? {
    guard let path = file.lines else { return nil }
    let own = InputFile.file(path)
    let bytes: FileBytes
    do throws(FileReadError) {
      bytes = try FileBytes(path: path)
    } catch {
      throw .inputMissing([.unreadable(own, error)])
    }
    var numbers: [Int32] = []
    numbers.reserveCapacity(bytes.count / 8)
    guard let wrong = bytes.withBytes({ parse($0, into: &numbers) }) else { return numbers }
    throw .badData([.noLineNumber(own, line: wrong)])
  }

  /// Appends the numbers of a text. Returns the line that holds none; nil if all do.
  private static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, into numbers: inout [Int32]
  ) -> Int? {
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let cell = UnsafeBufferPointer(rebasing: bytes[start..<end])
      guard let number = DecimalParser.int(cell).flatMap(Int32.init(exactly:)), number > 0 else {
        return numbers.count + 1
      }
      numbers.append(number)
      start = end + 1
    }
    return nil
  }
}

extension InputProblem {
  fileprivate static func noLineNumber(_ file: InputFile, line: Int) -> InputProblem {
    InputProblem(
      .malformed, file: file.name, line: line,
      Message(
        en: "is no number of a line; write one whole number from 1 on each line",
        zh: "不是行号；每行应写一个自1起的整数"))
  }

  /// A file that is no text cannot be a piece of another.
  static func noPiece(_ file: InputFile) -> InputProblem {
    InputProblem(
      .wrongValue, file: file.name, field: "origin.lines",
      Message(
        en: "is given for a source that is neither text nor GeoJSON; leave it out",
        zh: "只用于文本或 GeoJSON；请去掉"))
  }
}
