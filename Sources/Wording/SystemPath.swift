#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Names of files as the system has them, which are bytes and need not be UTF-8.
///
/// A Swift string cannot hold other bytes. Here each of them becomes a character of the last private-use plane, U+10FF80
/// to U+10FFFF, and is turned back when the path is handed to the system.
package enum SystemPath {
  private static let first: UInt32 = 0x10FF00

  /// The byte that a character stands for; nil for any other character.
  package static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    (first + 0x80...first + 0xFF).contains(scalar.value) ? UInt8(scalar.value - first) : nil
  }

  /// The arguments of the process.
  package static let arguments: [String] = (0..<Int(CommandLine.argc)).compactMap {
    CommandLine.unsafeArgv[$0].map { string($0) }
  }

  /// A name for outputs, in which a byte that is not UTF-8 is written as `\xE9`.
  package static func written(_ path: String) -> String {
    guard path.unicodeScalars.contains(where: { byte($0) != nil }) else { return path }
    return path.unicodeScalars.map { byte($0) == nil ? String($0) : VisibleText.of(String($0)) }
      .joined()
  }

  /// The string for a name of the system.
  package static func string(_ name: UnsafePointer<CChar>) -> String {
    let bytes = UnsafeRawBufferPointer(start: name, count: strlen(name))
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var rest = Array(bytes)[...]
    var text = String.UnicodeScalarView()
    while let byte = rest.first {
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      if let valid = String(validating: rest.prefix(length), as: UTF8.self) {
        text.append(contentsOf: valid.unicodeScalars)
        rest = rest.dropFirst(length)
      } else if let stand = Unicode.Scalar(first + UInt32(byte)) {
        text.append(stand)
        rest = rest.dropFirst()
      }
    }
    return String(text)
  }
}

extension String {
  /// Calls `body` with the bytes of a path as the system has them.
  package func withSystemPath<R>(_ body: (UnsafePointer<CChar>) throws -> R) rethrows -> R {
    guard unicodeScalars.contains(where: { SystemPath.byte($0) != nil }) else {
      return try withCString(body)
    }
    var bytes: [CChar] = []
    for scalar in unicodeScalars {
      if let byte = SystemPath.byte(scalar) {
        bytes.append(CChar(bitPattern: byte))
      } else {
        bytes.append(contentsOf: String(scalar).utf8.map(CChar.init(bitPattern:)))
      }
    }
    return try (bytes + [0]).withUnsafeBufferPointer { bytes in
      // An array that is not empty has an address.
      guard let address = bytes.baseAddress else { return try "".withCString(body) }
      return try body(address)
    }
  }
}
