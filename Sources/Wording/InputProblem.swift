/// What is wrong with an input as a whole: where, and how to mend it.
public struct InputProblem: Hashable, Sendable {
  /// What kind of problem it is; the code stands in messages so that programs can tell them apart.
  public enum Code: String, Sendable {
    /// The file is not there.
    case missingFile = "missing_file"
    /// The file is there but cannot be read.
    case unreadableFile = "unreadable_file"
    /// The file is not UTF-8.
    case notUTF8 = "not_utf8"
    /// The file breaks the rules of its format.
    case malformed
    /// The file has no rows or no header.
    case empty
    /// Every row was rejected.
    case nothingUsed = "nothing_used"
    /// No column was found for something that is needed.
    case missingColumn = "missing_column"
    /// Several columns could be the same thing.
    case ambiguousColumn = "ambiguous_column"
    /// A mapping names a column that the file does not have, or a field that the table does not have.
    case unknownColumn = "unknown_column"
    /// Nothing says in which coordinates the file is.
    case undeclaredCRS = "undeclared_crs"
    /// The coordinate reference system is not one that can be used.
    case unusableCRS = "unusable_crs"
    /// The file says another coordinate reference system than was declared.
    case contradictingCRS = "contradicting_crs"
    /// A key that a study file does not have.
    case unknownKey = "unknown_key"
    /// A key that stands twice in one mapping of a study file.
    case duplicateKey = "duplicate_key"
    /// A value of the wrong type or out of range.
    case wrongValue = "wrong_value"
    /// Something that is not built yet.
    case unsupported
    /// Something that must be given.
    case missingValue = "missing_value"
  }

  /// What kind of problem it is.
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
  /// What is wrong, what was expected and how to mend it.
  public var message: Message

  /// A problem at a place.
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

  /// One line for people: `file:line:column: field "value": what is wrong [code]`.
  public func text(_ language: Language) -> String {
    let place = [file, line.map(String.init), column.map(String.init)].compactMap { $0 }
    let shown = value.map { " \"\(Self.shortened($0))\"" } ?? ""
    let subject = field.map { "\($0)\(shown): " } ?? (value == nil ? "" : "\(shown.dropFirst()): ")
    return "\(place.joined(separator: ":")): \(subject)\(message.text(language)) [\(code.rawValue)]"
  }

  /// A value cut to a length that fits a message, on one line and without what steers a terminal.
  package static func shortened(_ value: String) -> String {
    let line = value.prefix(81).map { character in
      let isShown = !character.unicodeScalars.contains { $0.properties.generalCategory == .control }
      return isShown ? String(character) : " "
    }.joined()
    return line.count > 80 ? line.prefix(80) + "…" : line
  }
}

/// Why a study cannot be read, analysed or written.
public enum CareCircleError: Error, Hashable, Sendable {
  /// What was asked for contradicts itself or is out of range.
  case usage([InputProblem])
  /// Inputs that cannot be used; every problem that was found is listed.
  case badData([InputProblem])
  /// Inputs that are not there.
  case inputMissing([InputProblem])
  /// An output that cannot be written: the path and the system's reason.
  case cannotWrite(path: String, reason: Message)
  /// Whoever read the output has closed it. Nobody needs to be told.
  case readerGone

  /// One line for each problem.
  public func lines(_ language: Language) -> [String] {
    switch self {
    case .usage(let problems), .badData(let problems), .inputMissing(let problems):
      problems.map { $0.text(language) }
    case .cannotWrite(let path, let reason):
      ["\(path): \(reason.text(language)) [cannot_write]"]
    case .readerGone: []
    }
  }

  /// The error for a list of problems: a missing file is told apart, since scripts care.
  package static func problems(_ problems: [InputProblem]) -> CareCircleError {
    problems.allSatisfy { $0.code == .missingFile || $0.code == .unreadableFile }
      ? .inputMissing(problems) : .badData(problems)
  }
}
