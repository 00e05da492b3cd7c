import CareCircle
import FuzzSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private nonisolated(unsafe) let file = MemoryFile()
private nonisolated(unsafe) let link = NamedLink(to: file, ending: ".geojson")
private let start = Array(#"{"type":"FeatureCollection","features":["#.utf8)

/// Reads the input as a layer of streets: as it stands, and as the features of a collection.
private func fuzzLines(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: bytes, count: count)
  check(input)
  (start + input + Array("]}".utf8)).withUnsafeBufferPointer(check)
  return 0
}

private func check(_ bytes: UnsafeBufferPointer<UInt8>) {
  file.write(bytes)
  do throws(CareCircleError) {
    let file = InputFile(path: link.path, name: "in.geojson", crs: .wgs84, columns: [:])
    Promises.check(try LoadedNetwork.load(file).map)
  } catch {
    Promises.check(error)
  }
}

@main enum FuzzLines {
  static func main() {
    let code = fuzz { fuzzLines($0, $1) }
    link.remove()
    exit(code)
  }
}
