import Files
import TextFormats
import VectorFormats
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The parts of a shapefile that are examined before it is read, to find out whether they are complete and which
/// encoding the table has.
package struct ShapefileParts {
  package let shapes: FileStart?
  /// Where each shape is.
  package let index: FileStart?
  package let table: FileStart?
  /// The content of the .cpg.
  let codePage: FileStart?

  /// What is wrong with the parts; nil if nothing is.
  package func problem(_ file: InputFile) -> InputProblem? {
    shapes.flatMap { Self.cut($0, ".shp", file) } ?? index.flatMap { Self.cut($0, ".shx", file) }
      ?? table.flatMap { Self.cutTable($0, file) }
  }

  /// The header gives the size of the file in words of 16 bits, big-endian.
  private static func cut(_ part: FileStart, _ name: String, _ file: InputFile) -> InputProblem? {
    part.bytes.withBytes { bytes in
      guard bytes.count >= 100 else { return .cutOff(file, name, part.size, 100) }
      let words = bytes[24..<28].reduce(0) { $0 << 8 | Int($1) }
      return part.size < words * 2 ? .cutOff(file, name, part.size, words * 2) : nil
    }
  }

  private static func cutTable(_ table: FileStart, _ file: InputFile) -> InputProblem? {
    table.bytes.withBytes { bytes in
      guard let layout = DBFLayout(bytes) else { return .cutOff(file, ".dbf", table.size, 33) }
      let wanted = layout.start + layout.rows * layout.width
      return table.size < wanted ? .cutOff(file, ".dbf", table.size, wanted) : nil
    }
  }
}

/// The first bytes of a file, and the size of the file.
package struct FileStart {
  package let bytes: FileBytes
  package let size: Int
  private let path: String?

  /// Enough for the header of a table and its first rows.
  private static let length = 4 << 20

  /// The content of a file in memory.
  package init(_ bytes: FileBytes) {
    self.bytes = bytes
    size = bytes.count
    path = nil
  }

  /// The beginning of a file on disk; nil if it does not exist.
  package init?(path: String) {
    let descriptor = SystemCall.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    self.path = path
    size = FileTree.size(path)
    var start = [UInt8](repeating: 0, count: min(size, Self.length))
    let got = read(descriptor, &start, start.count)
    bytes = FileBytes(Array(start.prefix(max(0, got))))
  }

  /// The whole file; nil if it can no longer be read.
  package var whole: FileBytes? {
    guard let path, size > bytes.count else { return bytes }
    return try? FileBytes(path: path)
  }
}
