/// Where the coordinate reference system of a file was declared.
///
/// The cases are ordered from the most to the least reliable, so that the largest of several is the one to warn about.
public enum CRSSource: String, Sendable, CaseIterable, Comparable {
  /// The user declared it.
  case declared
  /// A header of the table names it.
  case header
  /// The layer itself declares it: in a `.prj`, or as the system of its table.
  case layer
  /// The `crs` member of a GeoJSON file, or the SRID of geometries in cells.
  case crsMember = "crs_member"
  /// Nothing declares it: GeoJSON without a `crs` member is WGS 84 according to its standard.
  case assumed

  /// More reliable sources are smaller.
  public static func < (left: CRSSource, right: CRSSource) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}
