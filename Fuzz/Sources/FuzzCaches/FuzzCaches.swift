import CareCircle
import FuzzSupport

@testable import StreetNetwork
@testable import TextFormats

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads the input as a prepared network whose checksums are right, so that what is behind them is reached.
private func fuzzCaches(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var bytes = Array(UnsafeBufferPointer(start: start, count: count))
  seal(&bytes)
  do throws(NetworkError) {
    Promises.check(try NetworkCache.decode(FileBytes(bytes)).map)
  } catch {
    if case .unreadable = error { preconditionFailure("bytes in memory are readable") }
  }
  return 0
}

/// Sets the magic, the version and the checksums.
private func seal(_ bytes: inout [UInt8]) {
  guard bytes.count >= CacheHeader.size else { return }
  let count = bytes.count
  bytes.replaceSubrange(0..<8, with: CacheHeader.magic)
  bytes.withUnsafeMutableBytes { raw in
    raw.storeBytes(of: UInt64(NetworkCache.version), toByteOffset: 8, as: UInt64.self)
    for section in CacheSection.allCases.indices {
      let place = 16 + 24 * section
      let from = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      let size = raw.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self)
      guard from <= UInt64(count), size <= UInt64(count) - from else { continue }
      let sum = CacheHeader.checksum(
        UnsafeRawBufferPointer(rebasing: raw[Int(from)..<Int(from + size)]))
      raw.storeBytes(of: sum, toByteOffset: place + 16, as: UInt64.self)
    }
    let sum = CacheHeader.checksum(
      UnsafeRawBufferPointer(rebasing: raw[8..<CacheHeader.size - 8]))
    raw.storeBytes(of: sum, toByteOffset: CacheHeader.size - 8, as: UInt64.self)
  }
}

@main enum FuzzCaches {
  static func main() {
    exit(fuzz { fuzzCaches($0, $1) })
  }
}
