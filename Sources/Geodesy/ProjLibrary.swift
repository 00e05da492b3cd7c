import CPROJ

/// The library of coordinate systems as it is installed.
package enum ProjLibrary {
  /// The version of the library that runs, such as 9.1.1.
  package static var version: String {
    let info = proj_info()
    return "\(info.major).\(info.minor).\(info.patch)"
  }

  /// The database of coordinate systems, `proj.db`, by its path; nil if there is none that can be opened. Without it no
  /// system is known but WGS 84, GCJ-02 and BD-09.
  package static var database: String? {
    let context = ProjContext()
    guard context.hasDatabase, let path = proj_context_get_database_path(context.pointer) else {
      return nil
    }
    return String(cString: path)
  }
}
