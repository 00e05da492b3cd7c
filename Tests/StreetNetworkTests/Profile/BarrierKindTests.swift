import Testing

@testable import StreetNetwork

/// What bars the way off the streets.
@Suite struct BarrierKindTests {
  static let kinds: [(tags: String, kind: BarrierKind?)] = [
    ("waterway=river", .river), ("waterway=canal", .river), ("waterway=stream", nil),
    ("waterway=river layer=-1", .river), ("waterway=river tunnel=culvert", nil),
    ("waterway=river culvert=yes", nil), ("waterway=canal bridge=aqueduct", nil),
    ("waterway=canal covered=yes", nil), ("waterway=river bridge=no", .river),
    ("natural=water", .water), ("natural=coastline", .water), ("waterway=riverbank", .water),
    ("landuse=reservoir", .water), ("landuse=basin", .water),
    ("landuse=basin basin=retention", .water), ("landuse=basin basin=detention", nil),
    ("landuse=basin basin=infiltration", nil), ("landuse=salt_pond", .water),
    ("landuse=pond", .water), ("landuse=aquaculture", .water), ("landuse=basin covered=yes", nil),
    ("waterway=tidal_channel", .river), ("landuse=farmland", nil),
    ("natural=water location=underground", nil),
    ("railway=rail", .railway), ("railway=light_rail", .railway), ("railway=subway", .railway),
    ("railway=narrow_gauge", .railway), ("railway=tram", nil), ("railway=monorail", nil),
    ("railway=disused", nil), ("railway=abandoned", nil), ("railway=rail tunnel=yes", nil),
    ("railway=subway layer=-2", nil), ("railway=rail layer=1", .railway),
    ("railway=rail bridge=yes", nil), ("railway=rail tunnel=no", .railway),
    ("highway=motorway", .expressway), ("highway=motorway_link", .expressway),
    ("highway=trunk", .expressway), ("highway=trunk sidewalk=both", nil),
    ("highway=trunk foot=yes", nil), ("highway=trunk bridge=viaduct", nil),
    ("highway=primary", nil), ("highway=primary motorroad=yes", .expressway),
    ("highway=motorway proposed=yes", nil), ("barrier=wall", .wall), ("barrier=fence", .wall),
    ("barrier=city_wall", .wall), ("barrier=retaining_wall", .wall), ("barrier=hedge", .wall),
    ("barrier=guard_rail", nil), ("barrier=kerb", nil), ("barrier=wall layer=-1", nil),
    ("barrier=wall level=-1", nil), ("barrier=wall level=-2;-1", nil),
    ("barrier=wall level=-1;0", .wall), ("barrier=wall level=1", .wall),
    ("building=yes", nil),
  ]

  @Test(arguments: kinds) func kind(tags: String, kind: BarrierKind?) {
    #expect(BarrierKind.kind(OSMTags(WalkingProfileTests.tags(tags))) == kind)
  }
}
