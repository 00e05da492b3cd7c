import Files
import VectorFormats
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes files in the formats of GIS programs. They appear whole or not at all.
package enum GISFiles {
  /// Writes layers to a file. The files are made in a hidden folder beside the target and moved when they are complete;
  /// of a shapefile, the part with the target's name is moved last.
  package static func write(
    _ layers: [ResultLayer], toPath path: String, as format: LayerFormat
  ) throws(CareCircleError) {
    var parents = try ParentFolders(of: path)
    TemporaryPaths.removeStale(beside: path)
    let (folder, last) = FileTree.split(path)
    let temporary = TemporaryPaths.name(beside: path)
    guard TemporaryPaths.create(temporary, { mkdir(temporary, 0o777) }) == 0 else {
      throw .system(path, errno)
    }
    defer {
      FileTree.remove(temporary)
      TemporaryPaths.forget(temporary)
    }
    let names = try write(layers, inFolder: temporary, file: last, as: format)
    for name in names {
      guard rename("\(temporary)/\(name)", folder + name) == 0 else { throw .system(path, errno) }
    }
    parents.keep()
  }

  /// Writes layers into a folder and returns the names of the files, the main one last.
  package static func write(
    _ layers: [ResultLayer], inFolder folder: String, file: String, as format: LayerFormat
  ) throws(CareCircleError) -> [String] {
    #if GDAL
      do throws(VectorFault) {
        return try VectorFiles(folder: folder, file: file).write(layers, as: format)
      } catch {
        throw .vector(file, error)
      }
    #else
      throw .cannotWrite(path: file, reason: .noLibrary)
    #endif
  }
}

extension Message {
  /// The message with which a build without GDAL refuses a format.
  public static let noLibrary = Message(
    en: "this build was made without its trait GDAL and writes GeoJSON, CSV and XLSX only",
    zh: "本程序编译时未启用GDAL，只能写出GeoJSON、CSV和XLSX")
}
