import Files
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Replaces the files of earlier shapefiles by new ones.
///
/// No system can rename several files at once. The earlier `.shp` is removed first and the new one is added last, so
/// that a reader finds the earlier files, then none for some microseconds, and then the new ones, but never a mixture.
/// An interruption waits meanwhile, and a rename that fails is undone.
struct ShapefileSet {
  /// The hidden folder in which the new files are.
  let hidden: String
  /// The folder into which they go, with its slash or empty.
  let folder: String
  let names: [String]

  /// The endings of the files of a shapefile. An index of the earlier one would hide features of the new one.
  private static let parts = [
    "shp", "shx", "dbf", "prj", "cpg", "fields.csv", "long.csv", "shp.about.json", "qix", "sbn",
    "sbx",
  ]

  /// Replaces the files; returns the system's error code, 0 if none.
  func replace() -> Int32 {
    TemporaryPaths.whileKept {
      var undo: [(from: String, to: String)] = []
      for (from, to) in moves {
        if SystemCall.rename(from, to) == 0 {
          undo.append((to, from))
        } else {
          let failure = errno
          for (from, to) in undo.reversed() { SystemCall.rename(from, to) }
          return failure
        }
      }
      return 0
    }
  }

  /// The renames in order: the earlier files away, the `.shp` first; then the new files to their places, the `.shp`
  /// last.
  private var moves: [(from: String, to: String)] {
    let heads = names.filter { $0.hasSuffix(".shp") }
    let earlier = Self.parts.flatMap { part in heads.map { "\($0.dropLast(3))\(part)" } }
      .filter { FileTree.kind(folder + $0) != nil }
    let new = names.filter { !$0.hasSuffix(".shp") } + heads
    return earlier.map { (folder + $0, "\(hidden)/earlier-\($0)") }
      + new.map { ("\(hidden)/\($0)", folder + $0) }
  }
}
