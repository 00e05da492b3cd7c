/// Why a picture cannot be drawn.
public enum PictureFault: Error, Hashable, Sendable {
  /// This build was made without its trait `Pictures`.
  case notBuilt
  /// The libraries cannot be opened, with the system's reason.
  case libraryMissing(String)
  /// No font can draw these Chinese characters.
  case noChineseFont(String)
  /// The library refused, with its own message.
  case cannotDraw(String)
}
