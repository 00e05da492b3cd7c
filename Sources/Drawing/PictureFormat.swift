/// The formats of pictures.
public enum PictureFormat: String, Sendable, CaseIterable {
  /// Pixels, with two for each point unless stated otherwise.
  case png
  /// Lines and areas for browsers and drawing programs; texts are outlines.
  case svg
  /// A page that prints; its texts can be searched and copied.
  case pdf

  /// The format of a file by the ending of its name; nil for any other ending.
  public init?(endingOf path: String) {
    guard let point = path.lastIndex(of: ".") else { return nil }
    self.init(rawValue: path[path.index(after: point)...].lowercased())
  }
}
