/// The version of the program, which every output carries.
public enum CareCircleVersion {
  /// By semantic versioning.
  public static let current = "0.1.0"
}
