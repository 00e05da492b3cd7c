/// Columns whose cells contain a whole location: longitude and latitude, or a geometry.
package enum SharedPlace {
  /// Their names, the most reliable first.
  package static let headers =
    [
      "经纬度", "经纬度坐标", "lnglat", "lonlat", "latlng", "latlon", "location", "坐标", "位置坐标",
      "coordinates",
      "coordinate", "坐标点",
    ] + geometries

  /// Names of columns with geometries.
  package static let geometries = [
    "边界", "boundary", "geometry", "geom", "geojson", "wkt", "ewkt", "wkb", "the_geom",
    "wkb_geometry", "wkt_geom",
    "几何",
  ]
}
