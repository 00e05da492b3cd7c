import CareCircle
import FuzzSupport
import Registers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private nonisolated(unsafe) let file = MemoryFile()

/// What stands between the parts of a shapefile in an input.
private let mark: [UInt8] = [0xFE, 0x50, 0x41, 0x52, 0x54, 0xFE]
private let endings = ["shp", "shx", "dbf", "prj", "cpg"]

/// Reads the input as the parts of a shapefile in an archive, which are stored as they are.
private func fuzzShapefiles(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var archive = StoredArchive()
  for (ending, part) in zip(endings, parts(Array(UnsafeBufferPointer(start: start, count: count))))
  {
    archive.add("a.\(ending)", part)
  }
  archive.whole.withUnsafeBufferPointer(file.write)
  let input = InputFile(path: file.path, name: "in.zip", crs: .wgs84, columns: [:])
  Promises.check(ids: \Estate.id) { () throws(CareCircleError) in
    try LoadedTable<Estate>.estates(input)
  }
  return 0
}

private func parts(_ bytes: [UInt8]) -> [[UInt8]] {
  var parts: [[UInt8]] = []
  var start = 0
  var place = 0
  while place + mark.count <= bytes.count {
    if bytes[place..<place + mark.count].elementsEqual(mark) {
      parts.append(Array(bytes[start..<place]))
      place += mark.count
      start = place
    } else {
      place += 1
    }
  }
  return parts + [Array(bytes[start...])]
}

@main enum FuzzShapefiles {
  static func main() {
    exit(fuzz { fuzzShapefiles($0, $1) })
  }
}
