/// Files that other programs put beside results.
enum SideFile {
  /// Whether a file belongs to one of the results and is kept with it: a style or description that a GIS keeps beside
  /// its layer, or the file by which an office program shows that it has a file open.
  static func isKept(_ name: String, beside manifest: FolderManifest) -> Bool {
    if let marked = marked(name) { return manifest.entries[marked] != nil }
    for ending in [".aux.xml", ".qmd", ".qml"] where name.hasSuffix(ending) {
      let base = String(name.dropLast(ending.count))
      return manifest.entries.keys.contains { $0 == base || stem($0) == base }
    }
    return false
  }

  /// The result to which a working file of a database belongs.
  static func database(of name: String, in manifest: FolderManifest) -> String? {
    for ending in DatabaseFile.workingEndings where name.hasSuffix(ending) {
      let base = String(name.dropLast(ending.count))
      return manifest.entries[base] == nil ? nil : base
    }
    return nil
  }

  /// The file that an office program has open: `~$results.xlsx`, `.~lock.results.xlsx#`.
  private static func marked(_ name: String) -> String? {
    if name.hasPrefix("~$") { return String(name.dropFirst(2)) }
    guard name.hasPrefix(".~lock."), name.hasSuffix("#") else { return nil }
    return String(name.dropFirst(7).dropLast())
  }

  private static func stem(_ name: String) -> String {
    name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }
}
