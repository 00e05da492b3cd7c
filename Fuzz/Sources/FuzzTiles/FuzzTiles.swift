import CareCircle
import FuzzSupport

@testable import Files
@testable import ResultFolders

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of results for the inputs of this process.
private let folder = "\(P_tmpdir)/carecircle-fuzz-tiles-\(getpid())"
private let names = ["provenance.json", "summary.json", "estates.geojson", "estates.csv"]
private let mark: UInt8 = 0x1E

/// Reads the input as the files of a tile, separated by the record separator, with a manifest that is right, so that
/// what is behind the checksums is reached.
private func fuzzTiles(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  let parts = bytes.split(
    separator: mark, maxSplits: names.count - 1, omittingEmptySubsequences: false)
  let written = WrittenFiles()
  for name in names { unlink("\(folder)/\(name)") }
  for (name, part) in zip(names, parts) {
    write(Array(part), name)
    precondition(written.note(name, in: folder, records: nil), "what was written is read")
  }
  let manifest = written.manifest(of: .run).document
  manifest.withBytes { write(Array($0), FolderManifest.fileName) }
  do throws(CareCircleError) {
    let part = try PartFolder(folder)
    for name in ["estates", "gaps"] { _ = try part.layer(name) }
    _ = try part.table("estates.csv")
    _ = try PartJoin([folder])
  } catch {
    Promises.check(error)
  }
  return 0
}

private func write(_ bytes: [UInt8], _ name: String) {
  guard let file = fopen("\(folder)/\(name)", "w") else { fatalError("no temporary file") }
  fwrite(bytes, 1, bytes.count, file)
  fclose(file)
}

@main enum FuzzTiles {
  static func main() {
    mkdir(folder, 0o700)
    let code = fuzz { fuzzTiles($0, $1) }
    for name in names + [FolderManifest.fileName] { unlink("\(folder)/\(name)") }
    rmdir(folder)
    exit(code)
  }
}
