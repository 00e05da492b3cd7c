/// Why a KML document cannot be read.
public enum KMLFault: Error, Hashable, Sendable {
  /// The text is not well-formed XML; with the number that expat gives to the error, and its words.
  case syntax(line: Int, column: Int, code: Int, String)
  /// The text has a document type declaration.
  case documentType(line: Int)
  /// The outermost element is not one of KML.
  case notKML(element: String)
  /// Elements are nested more deeply than any document of people is.
  case tooDeep(line: Int)
  /// A placemark stands inside another one.
  case nestedPlacemark(line: Int)
  /// More folders, or more columns in one of them, than are read.
  case tooMany(line: Int)
  /// The document has more than about 4 GB of values.
  case tooLarge
  /// There is no memory for the parser.
  case outOfMemory
}
