/// Why a street network cannot be read.
public enum NetworkError: Error, Hashable, Sendable {
  /// The file is not there or cannot be read: the `errno` and the system's text for it.
  case unreadable(code: Int32, reason: String)
  /// No OpenStreetMap file, or damaged, or cut off: what the reader says.
  case damaged(String)
  /// The file does not say which version of the format it is, or another than 0.6.
  case noVersion(String)
  /// A change file, or one with the history of its objects.
  case hasHistory
  /// The name ends as that of no format that is read.
  case unknownFormat
  /// An address on a network; only local files are read.
  case remote
  /// Nothing in it can be walked.
  case noStreets
  /// More nodes, ways or points than can be numbered: 2,147,483,647 of each.
  case tooLarge
  /// Not enough memory.
  case outOfMemory
  /// A fault of the reader.
  case failed(String)
  /// A prepared network that is damaged: what is wrong with it.
  case damagedCache(String)
  /// A prepared network of another version of the format.
  case otherCacheVersion(UInt32)
  /// A prepared network for another walker than was asked for.
  case otherProfile(WalkingProfile)
}
