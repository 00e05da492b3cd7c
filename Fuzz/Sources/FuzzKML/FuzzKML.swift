import CareCircle
import FuzzSupport
import Registers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private nonisolated(unsafe) let file = MemoryFile()
private let start = Array(#"<kml xmlns="http://www.opengis.net/kml/2.2"><Document>"#.utf8)
private let end = Array("</Document></kml>".utf8)

/// Reads the input as a KML layer of estates: as it stands, and as what a document holds, so that short inputs reach
/// placemarks, their data and their geometries.
private func fuzzKML(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: bytes, count: count)
  check(input)
  (start + input + end).withUnsafeBufferPointer(check)
  return 0
}

private func check(_ bytes: UnsafeBufferPointer<UInt8>) {
  file.write(bytes)
  let input = InputFile(path: file.path, name: "in.kml", crs: .wgs84, columns: [:])
  Promises.check(ids: \Estate.id) { () throws(CareCircleError) in
    try LoadedTable<Estate>.estates(input)
  }
}

@main enum FuzzKML {
  static func main() {
    exit(fuzz { fuzzKML($0, $1) })
  }
}
