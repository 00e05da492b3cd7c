#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The calls of the system that take paths. Their results are those of the system, and so is `errno`.
///
/// All paths go through here, because a string holds names that are not UTF-8 in a form of its own: see `SystemPath`.
package enum SystemCall {
  package static func open(_ path: String, _ flags: Int32, _ mode: mode_t = 0) -> Int32 {
    path.withSystemPath { path in
      #if canImport(Glibc)
        Glibc.open(path, flags, mode)
      #elseif canImport(Musl)
        Musl.open(path, flags, mode)
      #else
        Darwin.open(path, flags, mode)
      #endif
    }
  }

  /// What is at a path, following links; nil if there is nothing or it cannot be reached.
  package static func status(_ path: String) -> stat? {
    var found = stat()
    return path.withSystemPath { stat($0, &found) } == 0 ? found : nil
  }

  /// What is at a path, which may be a link.
  package static func linkStatus(_ path: String) -> stat? {
    var found = stat()
    return path.withSystemPath { lstat($0, &found) } == 0 ? found : nil
  }

  package static func isAllowed(_ path: String, _ mode: Int32) -> Bool {
    path.withSystemPath { access($0, mode) } == 0
  }

  /// The absolute path without links; nil if there is nothing.
  package static func resolved(_ path: String) -> String? {
    guard let found = path.withSystemPath({ realpath($0, nil) }) else { return nil }
    defer { free(found) }
    return SystemPath.string(found)
  }

  /// The names in a folder, `.` and `..` among them; nil if it cannot be read.
  package static func names(in folder: String) -> [String]? {
    guard let directory = folder.withSystemPath({ opendir($0) }) else { return nil }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { SystemPath.string($0) }
      }
      names.append(name)
    }
    return names
  }

  /// The paths that match a pattern; none if nothing does.
  package static func paths(matching pattern: String) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard pattern.withSystemPath({ glob($0, 0, nil, &found) }) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0] }.map { SystemPath.string($0) }
  }

  @discardableResult
  package static func makeFolder(_ path: String) -> Int32 {
    path.withSystemPath { mkdir($0, 0o777) }
  }

  @discardableResult
  package static func removeFolder(_ path: String) -> Int32 {
    path.withSystemPath { rmdir($0) }
  }

  @discardableResult
  package static func removeFile(_ path: String) -> Int32 {
    path.withSystemPath { unlink($0) }
  }

  @discardableResult
  package static func rename(_ path: String, _ target: String) -> Int32 {
    path.withSystemPath { path in
      target.withSystemPath { target in
        #if canImport(Glibc)
          Glibc.rename(path, target)
        #elseif canImport(Musl)
          Musl.rename(path, target)
        #else
          Darwin.rename(path, target)
        #endif
      }
    }
  }

  package static func link(_ path: String, _ target: String) -> Int32 {
    path.withSystemPath { path in
      target.withSystemPath { target in
        #if canImport(Glibc)
          Glibc.link(path, target)
        #elseif canImport(Musl)
          Musl.link(path, target)
        #else
          Darwin.link(path, target)
        #endif
      }
    }
  }
}
