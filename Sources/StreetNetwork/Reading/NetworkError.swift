/// Why a street network cannot be read.
public enum NetworkError: Error, Hashable, Sendable {
  /// The file does not exist or cannot be read, with the `errno` and the system's message for it.
  case unreadable(code: Int32, reason: String)
  /// The file is no OpenStreetMap file, is damaged or truncated, with the reader's message.
  case damaged(String)
  /// The file does not state the version of its format, or states another than 0.6.
  case noVersion(String)
  /// The file is a change file, or contains the history of its objects.
  case hasHistory
  /// The extension of the file name is not that of a supported format.
  case unknownFormat
  /// The path is a network address; only local files are supported.
  case remote
  /// The file contains no walkable street.
  case noStreets
  /// There are more nodes or references than can be numbered: 2,147,483,647 of each.
  case tooLarge
  /// There is not enough memory.
  case outOfMemory
  /// The reader failed for another reason.
  case failed(String)
  /// The prepared network is damaged, with the part that is invalid.
  case damagedCache(String)
  /// The prepared network has another version of the format.
  case otherCacheVersion(UInt32)
  /// The prepared network was made for another profile than requested.
  case otherProfile(WalkingProfile)
}
