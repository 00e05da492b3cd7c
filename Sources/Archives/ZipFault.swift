/// Why an archive is not opened. Names are those of entries.
public enum ZipFault: Error, Hashable, Sendable {
  /// There is no directory at the end: no archive, or one that was cut off.
  case noDirectory
  /// What stands at this place is not what the directory says.
  case damaged(String)
  /// The entry needs a password.
  case encrypted(String)
  /// The entry is packed in a way that is not known.
  case unknownMethod(String)
  /// The entry is a symbolic link.
  case link(String)
  /// The name of the entry leads out of the archive.
  case outside(String)
  /// More than `ZipArchive.mostEntries` entries.
  case tooManyEntries(Int)
  /// More than `ZipArchive.mostBytes` bytes when unpacked.
  case tooLarge
  /// An entry that unpacks to more than `ZipArchive.greatestRatio` times its size.
  case tooDense(String)
}
