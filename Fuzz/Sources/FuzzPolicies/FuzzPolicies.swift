import CareCircle
import FuzzSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private nonisolated(unsafe) let file = MemoryFile()

/// Reads the input as the file of a policy.
private func fuzzPolicies(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  file.write(UnsafeBufferPointer(start: start, count: count))
  do throws(CareCircleError) {
    _ = try PolicyFinder.policy(inFile: file.path)
  } catch {
    Promises.check(error)
  }
  return 0
}

@main enum FuzzPolicies {
  static func main() {
    exit(fuzz { fuzzPolicies($0, $1) })
  }
}
