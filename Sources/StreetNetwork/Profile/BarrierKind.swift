/// What bars the way off the streets.
public enum BarrierKind: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
  /// A river or a canal, by its middle line.
  case river
  /// The edge of a lake, a river bank, a dock, a reservoir, the sea.
  case water
  /// A railway at the surface; not a tram, which runs in streets.
  case railway
  /// A motorway, a trunk road or a road for motor cars only that is no street for walkers.
  case expressway
  /// A wall, a fence or a hedge.
  case wall

  /// The kind of a way or of a multipolygon relation; nil when it bars nothing.
  ///
  /// - `waterway` = `river`, `canal`; edges of `natural=water`, `waterway` = `riverbank`, `dock` and
  ///   `landuse=reservoir`; `natural=coastline`.
  /// - `railway` = `rail`, `light_rail`, `subway`, `narrow_gauge`, `preserved`, `funicular`; monorails stand
  ///   on pillars.
  /// - Motorways; trunk roads and `motorroad=yes` without sidewalk and without `foot` that opens them.
  /// - `barrier` = `wall`, `fence`, `wire_fence`, `city_wall`, `retaining_wall`, `hedge`; not guard rails,
  ///   kerbs, ditches and chains, which stand along streets and have gaps that nobody draws.
  ///
  /// Nothing of it counts in a tunnel, in a culvert, on a bridge, or with `location` = `underground`,
  /// `underwater`. What is covered is no water edge. A `layer` below 0 puts railways, roads and walls below
  /// ground; of water it only says that bridges lie above it.
  static func kind(_ tags: OSMTags) -> BarrierKind? {
    if tags.has(.tunnel) || tags.has(.bridge) || tags.has(.culvert) { return nil }
    if tags[.location] == .underground || tags[.location] == .underwater { return nil }
    if let water = water(tags) { return tags.has(.covered) ? nil : water }
    if tags.isBelowGround { return nil }
    return rail(tags) ?? expressway(tags) ?? wall(tags)
  }

  private static func water(_ tags: OSMTags) -> BarrierKind? {
    switch tags[.waterway] {
    case .river, .canal: return .river
    case .riverbank, .dock: return .water
    default: break
    }
    let isWater = tags[.natural] == .water || tags[.natural] == .coastline
    return isWater || tags[.landuse] == .reservoir ? .water : nil
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
