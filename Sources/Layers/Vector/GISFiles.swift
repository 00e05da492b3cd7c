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
  /// Writes layers to a file. The files are made in a hidden folder beside the target and moved when they are
  /// complete.
  package static func write(
    _ layers: [ResultLayer], toPath path: String, as format: LayerFormat
  ) throws(CareCircleError) {
    if format == .geoPackage, DatabaseFile.hasUnsavedChanges(path) {
      throw .cannotWrite(path: path, reason: .openElsewhere)
    }
    var parents = try ParentFolders(of: path)
    guard let hidden = TemporaryPaths.makeFolder(beside: path) else { throw .system(path, errno) }
    defer {
      close(hidden.descriptor)
      FileTree.remove(hidden.path)
      TemporaryPaths.forget(hidden.path)
    }
    let (folder, last) = FileTree.split(path)
    let names = try write(layers, inFolder: hidden.path, file: last, as: format)
    let failure = place(names, from: hidden.path, in: folder, as: format)
    guard failure == 0 else { throw .system(path, failure) }
    parents.keep()
  }

  /// Moves complete files to where they belong; returns the system's error code, 0 if none.
  private static func place(
    _ names: [String], from hidden: String, in folder: String, as format: LayerFormat
  ) -> Int32 {
    if format == .shapefile {
      return ShapefileSet(hidden: hidden, folder: folder, names: names).replace()
    }
    for name in names {
      guard SystemCall.rename("\(hidden)/\(name)", folder + name) == 0 else { return errno }
      if format == .geoPackage { DatabaseFile.removeWorkingFiles(beside: folder + name) }
    }
    return 0
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
  fileprivate static let openElsewhere = Message(
    en: "is open in another program with unsaved changes; close it there first",
    zh: "正被其他程序打开，且有未保存的改动；请先在该程序中关闭")

  /// The message with which a build without GDAL refuses a format.
  public static let noLibrary = Message(
    en: "this build was made without its trait GDAL and writes GeoJSON, CSV, KML and XLSX only",
    zh: "本程序编译时未启用GDAL，只能写出GeoJSON、CSV、KML和XLSX")
}
