/// China Geodetic Coordinate System 2000, EPSG:4490 (国家 2000 大地坐标系).
///
/// Its ellipsoid differs from that of WGS 84 only in the flattening (1/298.257222101), which is at
/// most 0.11 mm on the ground, and its frame is ITRF97 at epoch 2000.0. The two systems agree
/// within a metre, which does not matter for a 15-minute walk, so longitude and latitude are used
/// unchanged.
enum CGCS2000 {
  /// The EPSG code of the geographic system.
  static let code = 4490

  /// China and its seas: EPSG extent 1067, the area of use of EPSG:4490.
  static let areaOfUse = AreaOfUse(west: 73.62, south: 16.7, east: 134.77, north: 53.56)
}
