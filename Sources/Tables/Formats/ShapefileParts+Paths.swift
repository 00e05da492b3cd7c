import Files
import TextFormats
import Wording

#if GDAL
  import CareModel
  import TextFormats

  extension ShapefileParts {
    /// The same parts, after checking that all of them exist and are complete.
    func checked(_ file: InputFile) throws(CareCircleError) -> ShapefileParts {
      if let problem = problem(file) { throw .badData([problem]) }
      return self
    }

    /// The parts of the shapefile at a path.
    package init(path: String, _ file: InputFile) throws(CareCircleError) {
      let paths = Self.paths(path)
      let start = { (ending: String) in
        paths.first { SourceKind.suffix($0) == ending }.flatMap { FileStart(path: $0) }
      }
      (shapes, index) = (start("shp"), start("shx"))
      (table, codePage) = (start("dbf"), start("cpg"))
      let endings = Set(paths.map(SourceKind.suffix))
      if endings.contains("shp"),
        let missing = ["shx", "dbf"].first(where: { !endings.contains($0) })
      {
        throw .inputMissing([.missingPart(file, ".\(missing)")])
      }
    }

    /// The paths of those parts of a layer that exist, with endings in upper or lower case.
    package static func paths(
      _ path: String, _ endings: [String] = ["shp", "shx", "dbf", "prj", "cpg"]
    ) -> [String] {
      let (folder, last) = FileTree.split(path)
      let stem = last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
      let names = FileTree.names(in: folder.isEmpty ? "." : folder)
      return endings.compactMap { ending in
        names.first {
          $0.hasPrefix(stem + ".") && $0.lowercased() == "\(stem).\(ending)".lowercased()
        }
        .map { folder + $0 }
      }
    }
  }
#endif
