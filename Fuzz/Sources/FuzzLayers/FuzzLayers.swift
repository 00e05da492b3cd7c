import CareCircle
import FuzzSupport
import Registers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private nonisolated(unsafe) let file = MemoryFile()
private let start = Array(#"{"type":"FeatureCollection","features":["#.utf8)

/// Reads the input as a layer of estates: as it stands, and as the features of a collection, so that
/// short inputs reach the geometries.
private func fuzzLayers(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: bytes, count: count)
  check(input)
  (start + input + Array("]}".utf8)).withUnsafeBufferPointer(check)
  return 0
}

private func check(_ bytes: UnsafeBufferPointer<UInt8>) {
  file.write(bytes)
  let input = InputFile(path: file.path, name: "in.geojson", crs: .wgs84, columns: [:])
  Promises.check(ids: \Estate.id) { () throws(CareCircleError) in
    try LoadedTable<Estate>.estates(input)
  }
}

@main enum FuzzLayers {
  static func main() {
    exit(fuzz { fuzzLayers($0, $1) })
  }
}
