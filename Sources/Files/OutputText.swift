import TextFormats
import Wording

/// Text on standard output.
public enum OutputText {
  /// Writes a text as data: a reader that has gone away or a full disk is an error.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if standard output cannot be written, or `CareCircleError.readerGone` if
  ///   its reader has closed it.
  public static func write(_ text: String) throws(CareCircleError) {
    var buffer = ByteBuffer()
    buffer.append(text)
    try ByteSink.standardOutput.write(buffer)
  }
}
