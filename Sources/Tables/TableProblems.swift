import TextFormats
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension InputProblem {
  /// The problem of a file that does not exist or cannot be read, with the system's reason.
  package static func unreadable(_ file: InputFile, _ error: FileReadError) -> InputProblem {
    if error.code == FileReadError.changed { return .changed(file) }
    let limit = Message.limitAdvice(error.code)
    let (reason, advice) = (Message.system(error.code), limit ?? .pathAdvice(file.path))
    return InputProblem(
      limit != nil ? .systemLimit : error.code == ENOENT ? .missingFile : .unreadableFile,
      file: file.name,
      Message(
        en: "cannot be read: \(reason.english); \(advice.english)",
        zh: "无法读取：\(reason.chinese)；\(advice.chinese)"))
  }

  /// The file changed while it was being read.
  package static func changed(_ file: InputFile) -> InputProblem {
    InputProblem(
      .unreadableFile, file: file.name,
      Message(
        en: "was changed while it was being read; run again when no program is writing to it",
        zh: "在读取过程中被改动；请在无人写入时重新运行"))
  }

  static func damagedText(_ file: InputFile, line: Int) -> InputProblem {
    InputProblem(
      .notUTF8, file: file.name, line: line,
      Message(
        en:
          "is UTF-8 except for some damaged bytes, the first on this line; correct the line, or specify "
          + "the encoding",
        zh: "是UTF-8编码，但含有损坏的字节，首处在本行；请更正该行，或指定编码"))
  }

  static func unknownEncoding(_ file: InputFile, line: Int) -> InputProblem {
    InputProblem(
      .notUTF8, file: file.name, line: line,
      Message(
        en: "is neither UTF-8 nor GB18030 text from this line on; save it as \"CSV UTF-8\"",
        zh: "自本行起既不是UTF-8也不是GB18030文本；请另存为“CSV UTF-8”"))
  }

  static func likeBig5(_ file: InputFile) -> InputProblem {
    let flag = file.flag("encoding")
    return InputProblem(
      .notUTF8, file: file.name, field: "encoding",
      Message(
        en:
          "looks like Big5 (used in Taiwan and Hong Kong), but could be GB 18030: give the encoding, \(flag) big5 or "
          + "\(flag) gb18030, or save it as \"CSV UTF-8\"",
        zh: "疑为Big5编码（台湾、香港常用），但也可能是GB18030；请指定，例如 \(flag) big5 或 \(flag) gb18030，"
          + "或另存为“CSV UTF-8”"))
  }

  static func wrongEncoding(_ file: InputFile, _ encoding: TextEncoding, line: Int) -> InputProblem
  {
    InputProblem(
      .notUTF8, file: file.name, line: line, field: "encoding", value: encoding.rawValue,
      Message(
        en:
          "is not what the file is in: a byte on this line has no meaning in it; leave it out to have "
          + "it told",
        zh: "与文件不符：本行有字节在该编码中没有意义；可不指定编码，由程序识别"))
  }

  /// What is wrong with the encoding of a text that must be UTF-8; nil if it is UTF-8.
  package static func encoding(of bytes: FileBytes, _ file: InputFile) -> InputProblem? {
    bytes.withBytes { buffer in
      guard let offset = UTF8Check.firstInvalidOffset(buffer) else { return nil }
      let line = 1 + buffer[..<offset].count { $0 == UInt8(ascii: "\n") }
      return InputProblem(
        .notUTF8, file: file.name, line: line,
        Message(
          en: "is not UTF-8; save the file as UTF-8 and try again", zh: "不是UTF-8编码；请另存为UTF-8后重试"))
    }
  }

  /// Why a text has no header: its quotes are damaged, or it is empty.
  package static func noHeader(_ bytes: FileBytes, _ file: InputFile) -> InputProblem {
    bytes.withBytes { buffer in
      var reader = CSVReader(buffer)
      var record = CSVRecord()
      do throws(CSVError) {
        _ = try reader.next(&record)
        return emptyFile(file)
      } catch {
        switch error {
        case .unterminatedQuote(let line): return unterminatedQuote(file, line: line)
        case .textAfterQuote(let line, let column):
          return textAfterQuote(file, line: line, column: column)
        }
      }
    }
  }

  private static func textAfterQuote(
    _ file: InputFile, line: Int, column: Int
  ) -> InputProblem {
    InputProblem(
      .malformed, file: file.name, line: line, column: column,
      Message(
        en: "text follows a closing quote in the header; double the quotes that are text",
        zh: "表头中右引号之后还有文字；请将作为文字的引号写成两个"))
  }

  private static func emptyFile(_ file: InputFile) -> InputProblem {
    InputProblem(
      .empty, file: file.name,
      Message(
        en: "has no header; the first line must name the columns", zh: "没有表头；第一行应为列名"))
  }

  package static func unterminatedQuote(_ file: InputFile, line: Int) -> InputProblem {
    InputProblem(
      .malformed, file: file.name, line: line,
      Message(
        en:
          "a quote that opens here is never closed; close it, or double it where it is meant as text",
        zh: "此处的引号没有闭合；请补上引号，或将作为文字的引号写成两个"))
  }

  package static func malformedJSON(_ file: InputFile, _ fault: JSONFault) -> InputProblem {
    var line: Int?
    var column: Int?
    var detail = fault.description
    switch fault {
    case .syntax(let atLine, let atColumn, let message):
      (line, column, detail) = (atLine, atColumn, message)
    case .tooDeep(let atLine): line = atLine
    case .notGeoJSON, .tooLarge, .outOfMemory: break
    }
    return InputProblem(
      .malformed, file: file.name, line: line, column: column, .notGeoJSON(detail))
  }
}
