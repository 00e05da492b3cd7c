import CareCircle
import FuzzSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private nonisolated(unsafe) let file = MemoryFile()

/// Reads the input as a study file.
private func fuzzStudies(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  file.write(UnsafeBufferPointer(start: start, count: count))
  do throws(CareCircleError) {
    _ = try StudyFile.plan(file.path)
  } catch {
    Promises.check(error)
  }
  return 0
}

@main enum FuzzStudies {
  static func main() {
    exit(fuzz { fuzzStudies($0, $1) })
  }
}
