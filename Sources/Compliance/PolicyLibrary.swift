/// The policies that are built into CareCircle.
public enum PolicyLibrary {
  /// The short names of the policies, sorted.
  public static let names = files.keys.sorted()

  /// The policy with the given short name; nil if there is none.
  public static func source(_ name: String) -> PolicySource? {
    files[name].map { PolicySource(String(decoding: $0, as: UTF8.self)) }
  }

  private static let files: [String: [UInt8]] = [
    "chishui": PackageResources.chishui_yaml, "hunan": PackageResources.hunan_yaml,
    "shaoxing": PackageResources.shaoxing_yaml, "wenzhou": PackageResources.wenzhou_yaml,
    "zibo": PackageResources.zibo_yaml,
  ]
}
