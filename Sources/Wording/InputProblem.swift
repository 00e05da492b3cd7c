/// What is wrong with an input as a whole, where, and how to correct it.
public struct InputProblem: Hashable, Sendable {
  /// The kind of problem. Messages contain the code, so that programs can distinguish the kinds.
  public enum Code: String, Sendable {
    /// The file does not exist.
    case missingFile = "missing_file"
    /// The file exists but cannot be read.
    case unreadableFile = "unreadable_file"
    /// The file is not UTF-8.
    case notUTF8 = "not_utf8"
    /// The file breaks the rules of its format.
    case malformed
    /// The file has no rows or no header.
    case empty
    /// Every row was rejected.
    case nothingUsed = "nothing_used"
    /// No column was found for a field that is needed.
    case missingColumn = "missing_column"
    /// Several columns could be the same field.
    case ambiguousColumn = "ambiguous_column"
    /// A mapping names a column that the file does not have, or a field that the table does not have.
    case unknownColumn = "unknown_column"
    /// The coordinate reference system of the file is not declared.
    case undeclaredCRS = "undeclared_crs"
    /// The coordinate reference system cannot be used.
    case unusableCRS = "unusable_crs"
    /// The file declares a coordinate reference system other than the one that the user declared.
    case contradictingCRS = "contradicting_crs"
    /// A study file has a key that does not exist.
    case unknownKey = "unknown_key"
    /// A key occurs twice in a mapping of a study file.
    case duplicateKey = "duplicate_key"
    /// A value of the wrong type or out of range.
    case wrongValue = "wrong_value"
    /// Something that is not implemented yet.
    case unsupported
    /// A value that is required is missing.
    case missingValue = "missing_value"
    /// The system's limits on memory, threads or open files do not allow it.
    case systemLimit = "system_limit"
  }

  /// The kind of problem.
  public var code: Code
  /// The file, as the user named it.
  public var file: String
  /// The line, from 1.
  public var line: Int?
  /// The column within the line, from 1.
  public var column: Int?
  /// The field or key.
  public var field: String?
  /// The value that was found.
  public var value: String?
  /// What is wrong, what was expected, and how to correct it.
  public var message: Message

  /// Makes a problem with its location.
  public init(
    _ code: Code, file: String, line: Int? = nil, column: Int? = nil, field: String? = nil,
    value: String? = nil, _ message: Message
  ) {
    self.code = code
    self.file = file
    self.line = line
    self.column = column
    self.field = field
    self.value = value
    self.message = message
  }

  /// The problem on one line of text: `file:line:column: field "value": what is wrong [code]`.
  public func text(_ language: Language) -> String {
    // Each part by itself, since nothing tells where a password ends but the end of the part.
    let place = [SecretText.hidden(file), line.map(String.init), column.map(String.init)].compactMap
    { $0 }
    let shown = value.map { " \"\(Self.shortened(SecretText.hidden($0)))\"" } ?? ""
    let subject = field.map { "\($0)\(shown): " } ?? (value == nil ? "" : "\(shown.dropFirst()): ")
    return VisibleText.line(
      "\(place.joined(separator: ":")): \(subject)\(message.text(language)) [\(code.rawValue)]")
  }

  /// A value shortened to fit into a message, on one line, where line ends and tabs are blanks and other control
  /// characters can be seen.
  package static func shortened(_ value: String) -> String {
    // A line end of Windows is one character.
    let short = value.prefix(80).map { $0.isNewline || $0 == "\t" ? " " : $0 }
    return VisibleText.of(String(short)) + (value.dropFirst(80).isEmpty ? "" : "…")
  }
}

/// Why a study cannot be read, analysed or written.
public enum CareCircleError: Error, Hashable, Sendable {
  /// The options or parameters contradict each other or are out of range.
  case usage([InputProblem])
  /// Inputs cannot be used. All problems that were found are listed.
  case badData([InputProblem])
  /// Inputs do not exist.
  case inputMissing([InputProblem])
  /// An output cannot be written, with its path and the system's reason.
  case cannotWrite(path: String, reason: Message)
  /// The reader of the output has closed it, which need not be reported.
  case readerGone

  /// The error as lines of text, one for each problem.
  public func lines(_ language: Language) -> [String] {
    switch self {
    case .usage(let problems), .badData(let problems), .inputMissing(let problems):
      problems.map { $0.text(language) }
    case .cannotWrite(let path, let reason):
      [VisibleText.line("\(SecretText.hidden(path)): \(reason.text(language)) [cannot_write]")]
    case .readerGone: []
    }
  }

  /// The error for a list of problems: `inputMissing` if all of them are about files that are missing or unreadable,
  /// since scripts distinguish it; otherwise `badData`.
  package static func problems(_ problems: [InputProblem]) -> CareCircleError {
    problems.allSatisfy { $0.code == .missingFile || $0.code == .unreadableFile }
      ? .inputMissing(problems) : .badData(problems)
  }
}
