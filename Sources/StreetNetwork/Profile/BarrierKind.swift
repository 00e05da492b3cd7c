/// The kinds of barrier, which cannot be crossed off the streets.
public enum BarrierKind: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
  /// A river or canal, as its centre line.
  case river
  /// The edge of a lake, river bank, dock, reservoir or sea.
  case water
  /// A railway at the surface, except trams, which run in streets.
  case railway
  /// A motorway, or a trunk road or road for motor vehicles only that pedestrians may not use.
  case expressway
  /// A wall, a fence or a hedge.
  case wall

  /// The kind of a way or of a multipolygon relation; nil if it is not a barrier.
  ///
  /// - Water: `waterway` = `river`, `canal`, `tidal_channel`; edges of `natural=water`, of `waterway` = `riverbank`,
  ///   `dock` and of `landuse` = `reservoir`, `basin`, `pond`, `salt_pond`, `aquaculture`; `natural=coastline`. A basin
  ///   with `basin` = `detention`, `infiltration` is dry most of the time and no barrier.
  /// - Railways: `railway` = `rail`, `light_rail`, `subway`, `narrow_gauge`, `preserved`, `funicular`. Monorails are
  ///   not included, as they stand on pillars.
  /// - Expressways: motorways; trunk roads and roads with `motorroad=yes` that have no sidewalk and are not opened by
  ///   `foot`.
  /// - Walls: `barrier` = `wall`, `fence`, `wire_fence`, `city_wall`, `retaining_wall`, `hedge`. Guard rails, kerbs,
  ///   ditches and chains are not included, as they run along streets and have gaps that are not mapped.
  ///
  /// Nothing is a barrier in a tunnel, in a culvert, on a bridge, or with `location` = `underground`, `underwater`.
  /// Water that is covered is not a barrier. A negative `layer`, and a `level` of which every floor is below 0, mean
  /// that railways, roads and walls are below ground; for water a `layer` only means that bridges are above it.
  static func kind(_ tags: OSMTags) -> BarrierKind? {
    if tags.has(.tunnel) || tags.has(.bridge) || tags.has(.culvert) { return nil }
    if tags[.location] == .underground || tags[.location] == .underwater { return nil }
    if let water = water(tags) { return tags.has(.covered) ? nil : water }
    if tags.hasNegativeLayer || tags.levels?.isAllBelow == true { return nil }
    return rail(tags) ?? expressway(tags) ?? wall(tags)
  }

  private static func water(_ tags: OSMTags) -> BarrierKind? {
    switch tags[.waterway] {
    case .river, .canal, .tidalChannel: return .river
    case .riverbank, .dock: return .water
    default: break
    }
    if tags[.natural] == .water || tags[.natural] == .coastline { return .water }
    switch tags[.landuse] {
    case .reservoir, .pond, .saltPond, .aquaculture: return .water
    case .basin:
      return tags[.basin] == .detention || tags[.basin] == .infiltration ? nil : .water
    default: return nil
    }
  }

  private static func rail(_ tags: OSMTags) -> BarrierKind? {
    switch tags[.railway] {
    case .rail, .lightRail, .subway, .narrowGauge, .preserved, .funicular: .railway
    default: nil
    }
  }

  private static func expressway(_ tags: OSMTags) -> BarrierKind? {
    switch StreetKind(tags) {
    case .motorway: return .expressway
    case .expressway:
      let isStreet = Permission.footIsAllowed(tags) || WalkingProfile.hasSidewalk(tags)
      return isStreet ? nil : .expressway
    default: return nil
    }
  }

  private static func wall(_ tags: OSMTags) -> BarrierKind? {
    switch tags[.barrier] {
    case .wall, .fence, .wireFence, .cityWall, .retainingWall, .hedge: .wall
    default: nil
    }
  }
}
