/// The policies that come with CareCircle.
public enum PolicyLibrary {
  /// Their short names, sorted.
  public static let names = files.keys.sorted()

  /// The file of a policy; nil for a name that is none.
  public static func source(_ name: String) -> PolicySource? {
    files[name].map { PolicySource(String(decoding: $0, as: UTF8.self)) }
  }

  private static let files: [String: [UInt8]] = [
    "chishui": PackageResources.chishui_yaml, "hunan": PackageResources.hunan_yaml,
    "shaoxing": PackageResources.shaoxing_yaml, "wenzhou": PackageResources.wenzhou_yaml,
    "zibo": PackageResources.zibo_yaml,
  ]
}
