import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Identifies a file or folder regardless of the path by which it is reached and of how many names it has.
package struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64

  /// What is at a path, following links; nil if nothing is there.
  package init?(_ path: String) {
    guard let status = SystemCall.status(path) else { return nil }
    self.init(status)
  }

  /// The file or folder that a descriptor has open.
  init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }

  /// The folders that contain a file, up to the root, with links on the way resolved.
  package static func folders(above path: String) -> Set<FileIdentity> {
    guard var place = SystemCall.resolved(path) else { return [] }
    var found: Set<FileIdentity> = []
    while let slash = place.lastIndex(of: "/"), place != "/" {
      place = slash == place.startIndex ? "/" : String(place[..<slash])
      if let folder = FileIdentity(place) { found.insert(folder) }
    }
    return found
  }
}
