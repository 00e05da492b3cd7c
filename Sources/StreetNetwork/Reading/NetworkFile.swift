import TextFormats
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads network files of either kind: OpenStreetMap files and prepared networks.
public enum NetworkFile {
  /// Reads a street network.
  ///
  /// - Parameters:
  ///   - path: A local file: `.osm.pbf`, `.osm`, `.osm.gz`, `.osm.bz2`, or a prepared network, which is recognised by
  ///     its first bytes.
  ///   - profile: The walking profile. If nil, a prepared network is accepted with any profile, and other files are
  ///     read with `.elder`.
  /// - Throws: `NetworkError`; in particular `otherProfile` if a prepared network was made for another profile.
  public static func read(
    path: String, profile: WalkingProfile? = nil
  ) throws(NetworkError) -> StreetMap {
    guard let map = try prepared(path: path)?.map else {
      return try OSMReader.read(path: path, profile: profile ?? .elder)
    }
    if let profile, profile != map.profile { throw .otherProfile(map.profile) }
    return map
  }

  /// Reads a prepared network, with the SHA-256 of the file from which it was made; nil if the file is not one.
  ///
  /// - Throws: `NetworkError` if the file cannot be read, or if it is damaged or of another version.
  public static func prepared(
    path: String
  ) throws(NetworkError) -> (map: StreetMap, source: String)? {
    guard isCache(path) else { return nil }
    let bytes: FileBytes
    do throws(FileReadError) {
      bytes = try FileBytes(path: path)
    } catch {
      throw .unreadable(code: error.code, reason: error.reason)
    }
    return try NetworkCache.decode(bytes)
  }

  /// Whether a file is a prepared network.
  public static func isCache(_ path: String) -> Bool {
    guard !path.isEmpty, !path.utf8.contains(0) else { return false }
    let descriptor = SystemCall.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var start = [UInt8](repeating: 0, count: 8)
    guard pread(descriptor, &start, start.count, 0) == start.count else { return false }
    return start.withUnsafeBufferPointer(NetworkCache.isCache)
  }
}
