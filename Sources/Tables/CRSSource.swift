/// Where the knowledge of a file's coordinates comes from.
///
/// The later cases are the weaker ones, so that the largest of several is the one to warn of.
public enum CRSSource: String, Sendable, CaseIterable, Comparable {
  /// The user said so.
  case declared
  /// A header of the table says so.
  case header
  /// The layer itself says so: a `.prj`, or the system of its table.
  case layer
  /// The `crs` member of a GeoJSON file says so.
  case crsMember = "crs_member"
  /// Nothing says so: GeoJSON without a `crs` member is WGS 84 by its standard.
  case assumed

  /// Surer sources are smaller.
  public static func < (left: CRSSource, right: CRSSource) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}
