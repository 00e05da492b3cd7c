import Files
import VectorFormats
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes layers in the formats of GIS programs.
public enum VectorExport {
  /// Writes layers to a file, which appears whole or not at all. Only a GeoPackage holds more than one.
  ///
  /// The files are made in a hidden folder beside the target and moved when they are complete; of a shapefile
  /// the part that gives it its name comes last.
  public static func write(
    _ layers: [ExportedLayer], toPath path: String, as format: VectorFormat
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

  /// Writes layers into a folder and returns the names of the files, the one that counts last.
  package static func write(
    _ layers: [ExportedLayer], inFolder folder: String, file: String, as format: VectorFormat
  ) throws(CareCircleError) -> [String] {
    #if GDAL
      let target = VectorTarget(folder: folder, file: file, format: format)
      do throws(VectorFault) {
        try VectorDataset.load()
        return try target.write(layers)
      } catch {
        throw .vector(file, error)
      }
    #else
      throw .cannotWrite(path: file, reason: .noLibrary)
    #endif
  }
}

extension OutputFolder {
  /// Writes layers into the folder: a GeoPackage `results.gpkg`, or files for each layer.
  public func write(
    _ layers: [ExportedLayer], as format: VectorFormat
  ) throws(CareCircleError) {
    let name = "results.\(format.rawValue)"
    if format == .geoPackage {
      _ = try VectorExport.write(layers, inFolder: temporary, file: name, as: format)
    } else {
      for layer in layers {
        let file = "\(layer.name).\(format.rawValue)"
        _ = try VectorExport.write([layer], inFolder: temporary, file: file, as: format)
      }
    }
  }

  /// The names that such files may have, so that an earlier result is known for one.
  public static func names(ofLayers layers: [String]) -> Set<String> {
    let families = ["", "_points", "_multipoints", "_lines", "_polygons"]
    let endings = [
      "shp", "shx", "dbf", "prj", "cpg", "fields.csv", "long.csv", "shp.about.json", "fgb",
      "fgb.about.json", "fgb.unplaced.csv",
    ]
    var names: Set<String> = ["results.gpkg", "results.xlsx"]
    for layer in layers {
      for family in families {
        for ending in endings { names.insert("\(layer)\(family).\(ending)") }
      }
    }
    return names
  }
}

extension CareCircleError {
  /// The library refuses to write.
  package static func vector(_ path: String, _ fault: VectorFault) -> CareCircleError {
    let detail = fault.detail.isEmpty ? "no reason is given" : fault.detail
    return .cannotWrite(
      path: path,
      reason: fault.kind == .libraryMissing
        ? Message(
          en: "needs the library GDAL, which cannot be loaded (\(detail)); install libgdal32",
          zh: "需要GDAL库，但无法加载（\(detail)）；请安装libgdal32")
        : Message(
          en: "cannot be written: \(detail); nothing was left half-written",
          zh: "无法写入：\(detail)；没有留下不完整的文件"))
  }
}

extension Message {
  static let noLibrary = Message(
    en: "this build was made without its trait GDAL and writes GeoJSON, CSV and XLSX only",
    zh: "本程序编译时未启用GDAL，只能写出GeoJSON、CSV和XLSX")
}
