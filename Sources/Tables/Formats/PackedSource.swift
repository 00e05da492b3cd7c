import Archives
import TextFormats
import Wording

/// The contents of a ZIP archive: a workbook is one, and shapefiles are often passed on in one.
package struct PackedSource {
  /// The parts of a shapefile, by their endings in lower case.
  package struct Shapefile {
    package let name: String
    package var parts: [String: ZipArchive.Entry]
  }

  package let archive: ZipArchive

  /// Opens an archive and checks everything that its directory says.
  package init(_ file: InputFile) throws(CareCircleError) {
    let bytes: FileBytes
    do throws(FileReadError) {
      bytes = try FileBytes(path: file.path)
    } catch {
      throw .inputMissing([.unreadable(file, error)])
    }
    do throws(ZipFault) {
      archive = try ZipArchive(bytes)
    } catch {
      throw .badData([.archive(file, error)])
    }
  }

  /// The format of an archive.
  package static func kind(_ file: InputFile) throws(CareCircleError) -> SourceKind {
    let source = try PackedSource(file)
    let archive = source.archive
    if archive.entry("xl/workbook.xml") != nil { return .xlsx }
    if archive.entry("content.xml") != nil { return .ods }
    if !source.shapefiles.isEmpty { return .packedShapefile }
    if !source.placemarkFiles.isEmpty { return .kmz }
    throw .badData([.nothingInArchive(file, archive.entries.map(\.text))])
  }

  /// Unpacks everything and discards it, so that no later reader meets a ZIP bomb or a damaged part.
  package func verify(_ file: InputFile) throws(CareCircleError) {
    do throws(ZipFault) {
      try archive.verify()
    } catch {
      throw .badData([.archive(file, error)])
    }
  }

  /// The shapefiles in the archive. The parts of a shapefile have the same folder and name.
  package var shapefiles: [Shapefile] {
    var found: [Shapefile] = []
    for entry in archive.entries where !entry.isFolder {
      let text = entry.text
      guard let dot = text.lastIndex(of: "."), !text.hasPrefix("__MACOSX/") else { continue }
      let (stem, ending) = (String(text[..<dot]), text[text.index(after: dot)...].lowercased())
      guard ["shp", "shx", "dbf", "prj", "cpg"].contains(ending) else { continue }
      if let index = found.firstIndex(where: { $0.name == stem }) {
        found[index].parts[ending] = entry
      } else {
        found.append(Shapefile(name: stem, parts: [ending: entry]))
      }
    }
    return found.filter { $0.parts["shp"] != nil }
  }

  /// The KML documents in the archive. If there are several, only `doc.kml`, the main document, is returned.
  package var placemarkFiles: [ZipArchive.Entry] {
    let found = archive.entries.filter {
      !$0.isFolder && !$0.text.hasPrefix("__MACOSX/") && SourceKind.suffix($0.text) == "kml"
    }
    return found.first { $0.text.lowercased() == "doc.kml" }.map { [$0] } ?? found
  }

  /// The bytes of a part.
  package func bytes(
    _ entry: ZipArchive.Entry, of file: InputFile
  ) throws(CareCircleError) -> FileBytes {
    do throws(ZipFault) {
      return FileBytes(try archive.unpacked(entry))
    } catch {
      throw .badData([.archive(file, error)])
    }
  }
}
