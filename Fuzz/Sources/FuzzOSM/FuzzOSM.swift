import CareCircle
import FuzzSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private nonisolated(unsafe) let file = MemoryFile()
private nonisolated(unsafe) let asText = NamedLink(to: file, ending: ".osm")
private nonisolated(unsafe) let asBlocks = NamedLink(to: file, ending: ".osm.pbf")

/// Reads the input as OpenStreetMap: as XML where it begins like that, and else as blocks.
private func fuzzOSM(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: start, count: count)
  file.write(input)
  let link = input.first == UInt8(ascii: "<") ? asText : asBlocks
  do throws(CareCircleError) {
    let file = InputFile(path: link.path, name: "in.osm", crs: nil, columns: [:])
    Promises.check(try LoadedNetwork.load(file).map)
  } catch {
    Promises.check(error)
  }
  return 0
}

@main enum FuzzOSM {
  static func main() {
    let code = fuzz { fuzzOSM($0, $1) }
    asText.remove()
    asBlocks.remove()
    exit(code)
  }
}
