/// Why a KML document cannot be read.
public enum KMLFault: Error, Hashable, Sendable {
  /// The text is not well-formed XML; with expat's error code and error message.
  case syntax(line: Int, column: Int, code: Int, String)
  /// The text has a document type declaration.
  case documentType(line: Int)
  /// The outermost element is not a KML element.
  case notKML(element: String)
  /// Elements are nested more deeply than in any real document.
  case tooDeep(line: Int)
  /// A placemark is inside another one.
  case nestedPlacemark(line: Int)
  /// There are too many folders, or too many columns in one of them.
  case tooMany(line: Int)
  /// The values of the document exceed about 4 GB.
  case tooLarge
  /// There is not enough memory for the parser.
  case outOfMemory
}
