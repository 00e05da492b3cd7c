import CareCircle
import FuzzSupport
import Registers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private nonisolated(unsafe) let file = MemoryFile()

/// Reads the input as a table of estates, and as one of facilities.
///
/// The datum is declared, so that reading goes on to the rows.
private func fuzzTables(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  file.write(UnsafeBufferPointer(start: start, count: count))
  let input = InputFile(path: file.path, name: "in.csv", crs: .wgs84, columns: [:])
  Promises.check(ids: \Estate.id) { () throws(CareCircleError) in
    try LoadedTable<Estate>.estates(input)
  }
  Promises.check(ids: \Facility.id) { () throws(CareCircleError) in
    try LoadedTable<Facility>.facilities(input)
  }
  return 0
}

@main enum FuzzTables {
  static func main() {
    exit(fuzz { fuzzTables($0, $1) })
  }
}
