/// The version of the program, which every output carries.
public enum CareCircleVersion {
  /// The current version, in semantic versioning.
  public static let current = "0.1.0"
}
