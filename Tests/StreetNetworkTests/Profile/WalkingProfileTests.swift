import StreetNetwork
import Testing

/// The rules of the profile, a row for each.
@Suite struct WalkingProfileTests {
  /// `key=value key=value` as a table.
  static func tags(_ text: String) -> [String: String] {
    var tags: [String: String] = [:]
    for pair in text.split(separator: " ") {
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      tags[parts[0]] = parts.count > 1 ? parts[1] : ""
    }
    return tags
  }

  static let open = [
    "highway=footway", "highway=path", "highway=trail", "highway=pedestrian", "highway=corridor",
    "highway=platform", "highway=elevator", "highway=living_street", "highway=service",
    "highway=track", "highway=unclassified", "highway=residential", "highway=tertiary",
    "highway=secondary", "highway=primary", "highway=primary_link", "highway=secondary_link",
    "highway=tertiary_link", "highway=road", "highway=crossing", "railway=platform",
    "public_transport=platform", "highway=footway indoor=yes", "highway=footway area=yes",
    "highway=pedestrian area=yes", "highway=residential oneway=yes",
    "highway=cycleway foot=yes", "highway=cycleway foot=designated",
    "highway=cycleway segregated=no",
    "highway=cycleway sidewalk=both", "highway=bridleway foot=permissive",
    "highway=busway foot=yes",
    "highway=trunk sidewalk=right", "highway=trunk sidewalk:left=yes", "highway=trunk foot=yes",
    "highway=trunk_link foot=designated", "highway=primary motorroad=yes foot=yes",
    "highway=service access=private", "highway=service access=customers",
    "highway=footway foot=private", "highway=service access=no foot=yes",
    "highway=service access=private foot=yes", "highway=service access=destination",
    "highway=footway foot=unheard_of", "highway=unheard_of foot=yes",
    "highway=path sac_scale=hiking",
    "highway=residential construction=no", "highway=service access=unheard_of",
  ]

  @Test(arguments: open) func theseAreWalkedBothWays(tags: String) {
    #expect(WalkingProfile.elder.verdict(onWay: Self.tags(tags)) == .walkable(.street))
  }

  @Test(arguments: [
    ("highway=footway tunnel=yes", true), ("highway=footway bridge=yes", true),
    ("highway=residential bridge=viaduct", true), ("railway=platform layer=-2", true),
    ("highway=footway location=underground", true), ("highway=residential bridge=no", false),
    ("highway=footway tunnel=building_passage", false), ("highway=residential layer=1", false),
    ("highway=corridor indoor=yes level=-1", true), ("highway=footway level=-1;0", true),
    ("highway=path level=0;-2", true), ("highway=footway level=-2--1", true),
    ("highway=footway level=-1-1", true), ("highway=footway level=-0.5", true),
    ("highway=corridor level=2", true), ("highway=footway level=0;1", true),
    ("highway=footway level=0", false), ("highway=footway level=0.0", false),
    ("highway=footway level=-0", false), ("highway=corridor indoor=yes level=0", false),
    ("highway=corridor indoor=yes", false), ("highway=footway level=ground", false),
    ("highway=footway level=", false), ("highway=footway level=;0;", false),
    ("highway=footway layer=-1", false), ("highway=residential layer=-1", false),
    ("highway=path layer=-1", false), ("highway=footway layer=-1 covered=no", false),
    ("highway=corridor layer=-1", true), ("highway=footway layer=-1 indoor=yes", true),
    ("highway=footway layer=-2 covered=yes", true), ("highway=footway covered=yes", false),
    ("highway=footway location=underwater", true), ("highway=footway location=indoor", false),
    ("highway=footway layer=-1 location=indoor", true),
  ])
  func bridgesAndTunnelsAreOffTheGround(tags: String, isOffGround: Bool) {
    let traits: EdgeTraits = isOffGround ? [.street, .offGround] : .street
    #expect(WalkingProfile.elder.verdict(onWay: Self.tags(tags)) == .walkable(traits))
  }

  static let closed: [(tags: String, reason: LeftOutReason)] = [
    ("highway=motorway", .motorway), ("highway=motorway_link", .motorway),
    ("highway=motorway foot=yes", .motorway), ("highway=trunk", .expressway),
    ("highway=trunk_link", .expressway), ("highway=trunk sidewalk=separate", .expressway),
    ("highway=trunk sidewalk=no", .expressway), ("highway=trunk access=yes", .expressway),
    ("highway=primary motorroad=yes", .expressway), ("highway=construction", .notBuilt),
    ("highway=construction foot=yes", .notBuilt), ("highway=proposed", .notBuilt),
    ("highway=abandoned", .notBuilt), ("highway=razed", .notBuilt),
    ("highway=residential construction=yes", .notBuilt),
    ("highway=motorway proposed=yes", .notBuilt),
    ("highway=cycleway", .cycleway), ("highway=cycleway access=yes", .cycleway),
    ("highway=bridleway", .bridleway), ("highway=bus_guideway", .busway),
    ("highway=busway", .busway), ("highway=raceway", .notForWalkers),
    ("highway=via_ferrata", .notForWalkers), ("highway=ladder", .notForWalkers),
    ("highway=services", .restArea), ("highway=rest_area", .restArea),
    ("highway=unheard_of", .unknownKind), ("highway=footway foot=no", .footForbidden),
    ("highway=residential foot=no access=yes", .footForbidden),
    ("highway=residential foot=use_sidepath", .sidepath),
    ("highway=cycleway foot=no segregated=yes", .footForbidden),
    ("highway=service access=no", .accessForbidden),
    ("highway=service access=military", .accessForbidden), ("route=ferry", .ferry),
    ("route=ferry foot=yes highway=path", .ferry),
    ("highway=footway foot:forward=no foot:backward=no", .footForbidden),
  ]

  @Test(arguments: closed) func theseAreLeftOut(tags: String, reason: LeftOutReason) {
    #expect(WalkingProfile.elder.verdict(onWay: Self.tags(tags)) == .leftOut(reason))
  }

  @Test(arguments: ["", "building=yes", "waterway=river", "railway=rail", "highway=no", "foot=yes"])
  func theseAreNoStreets(tags: String) {
    #expect(WalkingProfile.elder.verdict(onWay: Self.tags(tags)) == .notAStreet)
  }

  static let directions: [(tags: String, traits: EdgeTraits)] = [
    ("highway=footway oneway=yes", .street), ("highway=footway oneway:foot=yes", .forward),
    ("highway=footway oneway:foot=-1", .backward), ("highway=footway oneway:foot=no", .street),
    ("highway=footway foot:backward=no", .forward), ("highway=footway foot:forward=no", .backward),
    ("highway=steps", [.street, .steps]), ("highway=steps conveying=forward", [.forward, .steps]),
    ("highway=steps conveying=backward", [.backward, .steps]),
    ("highway=steps conveying=yes oneway=yes", [.forward, .steps]),
    ("highway=steps conveying=yes", [.street, .steps]),
    ("highway=steps conveying=reversible", [.street, .steps]),
    ("highway=escalator oneway=-1", [.backward, .steps]),
    ("highway=steps oneway=yes", [.street, .steps]),
    ("highway=footway conveying=forward", .forward),
  ]

  @Test(arguments: directions) func directionsAndSteps(tags: String, traits: EdgeTraits) {
    #expect(WalkingProfile.elder.verdict(onWay: Self.tags(tags)) == .walkable(traits))
  }

  @Test func whatIsPrivateCanBeRefused() {
    let profile = WalkingProfile(refusesPrivate: true)
    for tags in [
      "highway=service access=private", "highway=footway foot=private",
      "highway=path access=residents",
    ] {
      #expect(profile.verdict(onWay: Self.tags(tags)) == .leftOut(.privateWay))
    }
    let open = profile.verdict(onWay: Self.tags("highway=service access=private foot=yes"))
    #expect(open == .walkable(.street))
    #expect(profile.verdict(onNode: ["barrier": "gate", "access": "private"]) == .blocked)
    #expect(profile.verdict(onNode: ["barrier": "gate"]) == .opening)
  }

  static let stepFree: [(tags: String, verdict: WayVerdict)] = [
    ("highway=steps", .leftOut(.steps)), ("highway=escalator", .leftOut(.steps)),
    ("highway=steps ramp:wheelchair=yes", .walkable(.street)),
    ("highway=footway wheelchair=no", .leftOut(.wheelchair)),
    ("highway=elevator", .walkable(.street)),
    ("highway=footway wheelchair=limited", .walkable(.street)),
  ]

  @Test(arguments: stepFree) func withoutSteps(tags: String, verdict: WayVerdict) {
    #expect(WalkingProfile.stepFree.verdict(onWay: Self.tags(tags)) == verdict)
  }

  static let nodes: [(tags: String, verdict: NodeVerdict, stepFree: NodeVerdict)] = [
    ("", .free, .free), ("highway=crossing", .free, .free), ("barrier=no", .free, .free),
    ("barrier=gate", .opening, .opening), ("barrier=bollard", .opening, .opening),
    ("barrier=lift_gate access=private", .opening, .opening),
    ("barrier=cycle_barrier", .opening, .opening), ("barrier=entrance", .opening, .opening),
    ("entrance=yes", .opening, .opening), ("entrance=emergency", .free, .free),
    ("barrier=stile", .opening, .blocked), ("barrier=kissing_gate", .opening, .blocked),
    ("barrier=kissing_gate wheelchair=yes", .opening, .opening),
    ("barrier=gate wheelchair=no", .opening, .blocked),
    ("barrier=gate access=no", .blocked, .blocked),
    ("barrier=gate access=no foot=yes", .opening, .opening),
    ("barrier=gate foot=no", .blocked, .blocked),
    ("barrier=gate locked=yes", .blocked, .blocked),
    ("barrier=gate locked=yes foot=yes", .opening, .opening),
    ("barrier=wall", .blocked, .blocked), ("barrier=fence", .blocked, .blocked),
    ("barrier=hedge", .blocked, .blocked), ("barrier=unheard_of", .unknown, .unknown),
    ("foot=no", .free, .free),
  ]

  @Test(arguments: nodes)
  func barriersOnNodes(tags: String, verdict: NodeVerdict, stepFree: NodeVerdict) {
    #expect(WalkingProfile.elder.verdict(onNode: Self.tags(tags)) == verdict)
    #expect(WalkingProfile.stepFree.verdict(onNode: Self.tags(tags)) == stepFree)
  }

  @Test func theFactorStaysInItsRange() {
    #expect(WalkingProfile(stepsFactor: 0.2).stepsFactor == 1)
    #expect(WalkingProfile(stepsFactor: 1e9).stepsFactor == 100)
    #expect(WalkingProfile(stepsFactor: .nan).stepsFactor == 2)
  }
}
