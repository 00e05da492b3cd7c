import CareCircle
import Files
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes text to the terminal: messages to standard error, data to standard output.
enum Console {
  /// Whether standard error is a terminal.
  static let isTerminal = isatty(2) == 1
  /// Whether colours may be used: on a terminal that is not dumb, unless NO_COLOR is set.
  static let usesColour =
    isTerminal && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)
    && getenv("TERM").map { String(cString: $0) } != "dumb"

  /// Writes data to standard output.
  static func output(_ text: String) throws(CareCircleError) {
    try OutputText.write(text)
  }

  /// Writes a line, in which names and values of others can neither steer the terminal nor show a password.
  static func line(_ text: String) {
    write(visible(text) + "\n")
  }

  private static func visible(_ text: String) -> String {
    VisibleText.of(SecretText.hidden(text), keepsLines: true)
  }

  /// Writes a line unless nobody takes it: standard error may be a pipe that is full.
  static func lineIfRead(_ text: String) {
    var request = pollfd(fd: 2, events: Int16(POLLOUT), revents: 0)
    if poll(&request, 1, 300) > 0 { line(text) }
  }

  /// Writes an error, in red if colours may be used.
  static func error(_ text: String) {
    let word = say("error", "错误")
    write((usesColour ? "\u{1B}[31m\(word):\u{1B}[0m " : "\(word): ") + visible(text) + "\n")
  }

  /// Writes a warning, in yellow if colours may be used.
  static func warning(_ text: String) {
    let word = say("warning", "警告")
    write((usesColour ? "\u{1B}[33m\(word):\u{1B}[0m " : "\(word): ") + visible(text) + "\n")
  }

  static func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let chunk = UnsafeBufferPointer(rebasing: rest)
        #if canImport(Glibc)
          let written = Glibc.write(2, chunk.baseAddress, chunk.count)
        #else
          let written = Darwin.write(2, chunk.baseAddress, chunk.count)
        #endif
        if written < 0 && errno == EINTR { continue }
        if written <= 0 { return }
        rest = rest.dropFirst(written)
      }
    }
  }
}
