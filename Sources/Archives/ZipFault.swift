/// Why an archive was not opened. The strings are names of entries.
public enum ZipFault: Error, Hashable, Sendable {
  /// There is no directory at the end: the file is not an archive, or was cut off.
  case noDirectory
  /// The entry is not what the directory says.
  case damaged(String)
  /// The entry needs a password.
  case encrypted(String)
  /// The entry is compressed with an unknown method.
  case unknownMethod(String)
  /// The entry is a symbolic link.
  case link(String)
  /// The name of the entry leads out of the archive.
  case outside(String)
  /// The archive has more than `ZipArchive.mostEntries` entries.
  case tooManyEntries(Int)
  /// The archive unpacks to more than `ZipArchive.mostBytes` bytes.
  case tooLarge
  /// The entry unpacks to more than `ZipArchive.greatestRatio` times its packed size.
  case tooDense(String)
}
