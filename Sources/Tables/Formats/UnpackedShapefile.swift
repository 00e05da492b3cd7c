import TextFormats
import VectorFormats
import Wording

#if GDAL
  import CareModel
  import Synchronization
  import TextFormats
  import VectorFormats

  /// A shapefile from an archive, unpacked into memory: nothing is written to the disk, and no name from the archive is
  /// ever used as a path.
  package struct UnpackedShapefile {
    package let name: String
    package let path: String
    package let files: MemoryFiles
    package let parts: ShapefileParts

    package init(_ file: InputFile) throws(CareCircleError) {
      let source = try PackedSource(file)
      let chosen = try Self.chosen(source.shapefiles, file)
      var unpacked: [String: FileBytes] = [:]
      for (ending, entry) in chosen.parts {
        unpacked[ending] = try source.bytes(entry, of: file)
      }
      for ending in ["shx", "dbf"] where unpacked[ending] == nil {
        throw .inputMissing([.missingPart(file, ".\(ending)")])
      }
      name = chosen.name.split(separator: "/").last.map(String.init) ?? chosen.name
      parts = ShapefileParts(
        shapes: unpacked["shp"].map { FileStart($0) }, index: unpacked["shx"].map { FileStart($0) },
        table: unpacked["dbf"].map { FileStart($0) },
        codePage: unpacked["cpg"].map { FileStart($0) })
      files = MemoryFiles(stem: "layer", unpacked)
      path = "\(files.folder)/layer.shp"
    }

    private static func chosen(
      _ shapefiles: [PackedSource.Shapefile], _ file: InputFile
    ) throws(CareCircleError) -> PackedSource.Shapefile {
      let names = shapefiles.map(\.name)
      if let wanted = file.layer {
        let found = shapefiles.first { $0.name == wanted || $0.name.hasSuffix("/\(wanted)") }
        guard let found else { throw .badData([.noLayer(file, wanted, .packedShapefile, names)]) }
        return found
      }
      guard let first = shapefiles.first, shapefiles.count == 1 else {
        throw .badData([.severalLayers(file, .packedShapefile, names)])
      }
      return first
    }
  }

  /// Files in GDAL's memory, which exist as long as this object.
  package final class MemoryFiles {
    package let folder: String
    private let names: [String]
    private let contents: [FileBytes]
    private static let numbers = Atomic<Int>(0)

    package init(stem: String, _ files: [String: FileBytes]) {
      let number = Self.numbers.wrappingAdd(1, ordering: .relaxed).newValue
      let folder = "/vsimem/carecircle-\(number)"
      self.folder = folder
      let sorted = files.sorted { $0.key < $1.key }
      names = sorted.map { "\(folder)/\(stem).\($0.key)" }
      contents = sorted.map(\.value)
      for (name, bytes) in zip(names, contents) {
        bytes.withBytes { VectorMemory.add(name, $0) }
      }
    }

    deinit {
      for name in names { VectorMemory.remove(name) }
    }
  }
#endif
