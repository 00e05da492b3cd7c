/// The tag keys on which rules depend.
enum TagKey: UInt8, CaseIterable {
  case highway, foot, access, area, oneway, onewayFoot, footForward, footBackward, conveying
  case motorroad, sidewalk, sidewalkLeft, sidewalkRight, sidewalkBoth, segregated
  case construction, proposed, abandoned, razed, route, railway, wheelchair, rampWheelchair
  case barrier, locked, entrance, waterway, natural, landuse, tunnel, culvert, covered, bridge
  case layer, level, indoor, location, type, name
  case publicTransport, manMade, basin, disused, demolished, removed, planned
  case openingHours, accessConditional, footConditional

  /// The key as it is written in files.
  var text: String {
    switch self {
    case .onewayFoot: "oneway:foot"
    case .footForward: "foot:forward"
    case .footBackward: "foot:backward"
    case .sidewalkLeft: "sidewalk:left"
    case .sidewalkRight: "sidewalk:right"
    case .sidewalkBoth: "sidewalk:both"
    case .rampWheelchair: "ramp:wheelchair"
    case .publicTransport: "public_transport"
    case .manMade: "man_made"
    case .openingHours: "opening_hours"
    case .accessConditional: "access:conditional"
    case .footConditional: "foot:conditional"
    default: "\(self)"
    }
  }
}

/// The tag values that rules mention; all other values are `other`.
enum TagWord: String, CaseIterable {
  case yes, no, other = "", one = "1", minusOne = "-1", reverse, isTrue = "true"
  // Permissions.
  case designated, permissive, official, destination, discouraged, `public`
  case sidepath = "use_sidepath"
  case `private`, customers, permit, residents, delivery, agricultural, forestry, employees, members
  case military, emergency
  // Highways.
  case footway, path, pedestrian, steps, corridor, platform, elevator, escalator, crossing
  case bridleway, trail
  case livingStreet = "living_street"
  case service, track, unclassified, residential, tertiary, secondary, primary, road, busway
  case tertiaryLink = "tertiary_link"
  case secondaryLink = "secondary_link"
  case primaryLink = "primary_link"
  case motorway, motorwayLink = "motorway_link", trunk, trunkLink = "trunk_link", cycleway
  case busGuideway = "bus_guideway"
  case raceway, viaFerrata = "via_ferrata", ladder, escape, emergencyBay = "emergency_bay"
  case services, restArea = "rest_area"
  case construction, proposed, planned, abandoned, razed, demolished, dismantled, disused, historic
  // Sidewalks and directions.
  case both, left, right, forward, backward
  // Barriers.
  case river, canal, riverbank, dock, water, coastline, reservoir, ferry, multipolygon
  case basin, pond, detention, infiltration, aquaculture
  case saltPond = "salt_pond", tidalChannel = "tidal_channel"
  case rail, lightRail = "light_rail", subway, narrowGauge = "narrow_gauge", preserved, funicular
  case underground, underwater, indoor
  // What one may walk on with the right tag.
  case pier, breakwater, groyne, dam, weir, lockGate = "lock_gate"
  case always = "24/7"
  case buildingPassage = "building_passage"
  case wall, fence, cityWall = "city_wall", retainingWall = "retaining_wall", hedge
  case hedgeBank = "hedge_bank", ditch, guardRail = "guard_rail", cableBarrier = "cable_barrier"
  case wireFence = "wire_fence"
  // Gates and other obstacles on a way.
  case gate, bollard, entrance, stile, turnstile, block, chain, kerb, planter, rope, spikes, log
  case wedge, step, debris, barrier, bar, door, coupure, checkpoint, height = "height_restrictor"
  case kissingGate = "kissing_gate", liftGate = "lift_gate", swingGate = "swing_gate"
  case slidingGate = "sliding_gate", wicketGate = "wicket_gate", hampshireGate = "hampshire_gate"
  case cycleBarrier = "cycle_barrier", motorcycleBarrier = "motorcycle_barrier"
  case fullTurnstile = "full-height_turnstile", horseStile = "horse_stile"
  case cattleGrid = "cattle_grid"
  case tollBooth = "toll_booth", borderControl = "border_control", busTrap = "bus_trap"
  case carTrap = "car_trap", sallyPort = "sally_port", slidingBeam = "sliding_beam"
  case sumpBuster = "sump_buster", jerseyBarrier = "jersey_barrier", tankTrap = "tank_trap"
  case securityControl = "security_control", parkingBarrier = "parking_barrier", handrail
}
