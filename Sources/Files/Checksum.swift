import COpenSSL
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Checksums by which a reader of the outputs knows which inputs they came from.
package enum Checksum {
  /// The SHA-256 of the bytes, in lower-case hexadecimal.
  package static func sha256(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let running = RunningChecksum()
    running.add(bytes)
    return running.finish()
  }

  /// The SHA-256 of a file, read piece by piece; nil when it cannot be read.
  package static func sha256(path: String) -> String? {
    sha256(path: path) { _, _ in }
  }

  /// The SHA-256 of a file after `change` has altered each piece of it; `offset` is where in the file a piece begins.
  static func sha256(
    path: String, changing change: (_ offset: Int, _ piece: inout [UInt8]) -> Void
  ) -> String? {
    let descriptor = SystemCall.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let running = RunningChecksum()
    var piece = [UInt8](repeating: 0, count: 1 << 17)
    var offset = 0
    while true {
      let got = read(descriptor, &piece, piece.count)
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { return nil }
      if got == 0 { return running.finish() }
      change(offset, &piece)
      piece.withUnsafeBufferPointer { running.add(UnsafeBufferPointer(rebasing: $0[..<got])) }
      offset += got
    }
  }
}

/// The SHA-256 and the number of the bytes written so far.
///
/// `@unchecked Sendable` is safe because a sink uses it from one thread at a time.
package final class RunningChecksum: @unchecked Sendable {
  private let context = EVP_MD_CTX_new()
  package private(set) var byteCount = 0

  package init() { EVP_DigestInit_ex(context, EVP_sha256(), nil) }

  deinit { EVP_MD_CTX_free(context) }

  package func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    byteCount += bytes.count
    EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  /// The checksum in lower-case hexadecimal; nothing can be added after it.
  package func finish() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    EVP_DigestFinal_ex(context, &digest, &length)
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
