/// Why a picture cannot be drawn.
public enum PictureFault: Error, Hashable, Sendable {
  /// This build was made without its trait `Pictures`.
  case notBuilt
  /// The libraries cannot be opened, with the system's reason.
  case libraryMissing(String)
  /// The system allows no further thread, which the libraries need.
  case noThread
  /// No font can draw these characters, which are Chinese unless there is no font at all.
  case noFont(String)
  /// The library refused, with its own message.
  case cannotDraw(String)
}
