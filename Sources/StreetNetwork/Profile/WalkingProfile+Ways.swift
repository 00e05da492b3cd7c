extension WalkingProfile {
  /// The verdict of the profile on a way.
  func verdict(onWay tags: OSMTags) -> WayVerdict {
    if tags[.route] == .ferry { return .leftOut(.ferry) }
    guard let kind = StreetKind(tags) else { return .notAStreet }
    if let reason = refusal(of: kind, tags) ?? refusal(Permission(tags)) {
      return .leftOut(reason)
    }
    let isStepped = kind == .steps || kind == .escalator
    if tags[.highway] == .elevator, isShut(tags) { return .leftOut(.accessForbidden) }
    if isStepFree {
      if tags[.wheelchair] == .no { return .leftOut(.wheelchair) }
      if isStepped, !Self.hasRamp(tags) { return .leftOut(.steps) }
    }
    var traits = Self.directions(kind, tags)
    guard !traits.isEmpty else { return .leftOut(.footForbidden) }
    if isStepped, !isStepFree { traits.insert(.steps) }
    if Self.isOffGround(tags) { traits.insert(.offGround) }
    return .walkable(traits)
  }

  /// Whether `foot` opens something that is not a street because of a missing `highway`.
  static func lacksHighway(_ tags: OSMTags) -> Bool {
    tags[.highway] == nil && Permission.footIsAllowed(tags)
  }

  /// Whether a way is above or below ground level. A passage through a building is at ground level.
  private static func isOffGround(_ tags: OSMTags) -> Bool {
    if tags.has(.bridge) || (tags.has(.tunnel) && tags[.tunnel] != .buildingPassage) { return true }
    if tags[.location] == .underground || tags[.location] == .underwater { return true }
    if let levels = tags.levels, levels.hasBelow || levels.hasAbove { return true }
    return tags.hasNegativeLayer && isUnderCover(tags)
  }

  /// Whether a way is within a building or under a cover, so that its layer tells whether it is at ground level. A
  /// street in the open has a layer only to order it among those that it crosses.
  private static func isUnderCover(_ tags: OSMTags) -> Bool {
    tags.has(.indoor) || tags.has(.covered) || tags[.location] == .indoor
      || tags[.highway] == .corridor || tags[.highway] == nil
  }

  /// The reason for which a way is left out because of its kind; nil if it is not.
  private func refusal(of kind: StreetKind, _ tags: OSMTags) -> LeftOutReason? {
    let isForWalkers = Permission.footIsAllowed(tags)
    switch kind {
    case .notBuilt: return .notBuilt
    case .never: return .notForWalkers
    case .restArea: return .restArea
    case .motorway: return .motorway
    case .expressway: return isForWalkers || Self.hasSidewalk(tags) ? nil : .expressway
    case .cycleway:
      let tellsOfWalkers = tags[.segregated] != nil || Self.hasSidewalk(tags)
      return isForWalkers || tellsOfWalkers ? nil : .cycleway
    case .bridleway: return isForWalkers ? nil : .bridleway
    case .busway: return isForWalkers || Self.hasSidewalk(tags) ? nil : .busway
    case .unknown: return isForWalkers ? nil : .unknownKind
    case .open, .steps, .escalator: return nil
    }
  }

  private func refusal(_ permission: Permission) -> LeftOutReason? {
    switch permission {
    case .open: nil
    case .privately: refusesPrivate ? .privateWay : nil
    case .footForbidden: .footForbidden
    case .accessForbidden: .accessForbidden
    case .sidepath: .sidepath
    }
  }

  private static func hasRamp(_ tags: OSMTags) -> Bool {
    tags[.wheelchair] == .yes || tags[.rampWheelchair] == .yes
  }

  /// Whether a road has a sidewalk that is not mapped as a separate way.
  static func hasSidewalk(_ tags: OSMTags) -> Bool {
    switch tags[.sidewalk] {
    case .yes, .both, .left, .right: true
    default:
      tags[.sidewalkBoth] == .yes || tags[.sidewalkLeft] == .yes || tags[.sidewalkRight] == .yes
    }
  }

  /// The directions in which pedestrians may walk.
  private static func directions(_ kind: StreetKind, _ tags: OSMTags) -> EdgeTraits {
    var traits = EdgeTraits.street
    let isMoving = kind == .escalator || tags[.conveying] == .yes
    switch tags[.onewayFoot] ?? (isMoving ? tags[.oneway] : nil) {
    case .yes, .one, .isTrue: traits.remove(.backward)
    case .minusOne, .reverse: traits.remove(.forward)
    default: break
    }
    if tags[.footBackward] == .no || tags[.conveying] == .forward { traits.remove(.backward) }
    if tags[.footForward] == .no || tags[.conveying] == .backward { traits.remove(.forward) }
    return traits
  }
}

/// The kinds of way that matter to pedestrians.
enum StreetKind {
  case open, steps, escalator, motorway, expressway, cycleway, bridleway, busway
  case never, restArea, notBuilt, unknown

  /// The kind of a way; nil if it is not a street.
  init?(_ tags: OSMTags) {
    guard let highway = tags[.highway] else {
      let isPlatform = tags[.railway] == .platform || tags[.publicTransport] == .platform
      guard isPlatform || Self.isOpenedStructure(tags) else { return nil }
      self = .open
      return
    }
    if highway == .no { return nil }
    self = Self.kind(highway)
    if Self.isGone(tags) { self = .notBuilt }
    if tags[.motorroad] == .yes, self == .open { self = .expressway }
  }

  private static func kind(_ highway: TagWord) -> StreetKind {
    switch highway {
    case .footway, .path, .trail, .pedestrian, .corridor, .platform, .elevator, .crossing,
      .livingStreet, .service, .track, .unclassified, .residential, .tertiary, .secondary,
      .primary, .road, .tertiaryLink, .secondaryLink, .primaryLink:
      .open
    case .steps: .steps
    case .escalator: .escalator
    case .motorway, .motorwayLink: .motorway
    case .trunk, .trunkLink: .expressway
    case .cycleway: .cycleway
    case .bridleway: .bridleway
    case .busway, .busGuideway: .busway
    case .raceway, .viaFerrata, .ladder, .escape, .emergencyBay: .never
    case .services, .restArea: .restArea
    case .construction, .proposed, .planned, .abandoned, .razed, .demolished, .dismantled,
      .disused, .historic:
      .notBuilt
    default: .unknown
    }
  }

  /// Whether it is a structure that one can stand on, and `foot` opens it.
  private static func isOpenedStructure(_ tags: OSMTags) -> Bool {
    guard Permission.footIsAllowed(tags) else { return false }
    switch tags[.manMade] {
    case .pier, .breakwater, .groyne: return true
    default: break
    }
    switch tags[.waterway] {
    case .lockGate, .dam, .weir: return true
    default: return false
    }
  }

  private static func isGone(_ tags: OSMTags) -> Bool {
    lifecycle.contains { tags[$0] == .yes }
  }

  /// The keys which, as `key=yes`, say that what the other tags name is not there yet or any more.
  private static let lifecycle: [TagKey] = [
    .construction, .proposed, .planned, .abandoned, .razed, .demolished, .removed,
  ]

  /// Whether a live `highway` stands beside a lifecycle tag that may or may not mean that it cannot be used, such as
  /// `construction=minor` or `disused=yes`.
  static func isDoubtful(_ tags: OSMTags) -> Bool {
    lifecycle.contains { tags.has($0) && tags[$0] != .yes } || tags.has(.disused)
  }
}

/// The permission for pedestrians that follows from `foot` and `access` together.
enum Permission {
  case open, privately, footForbidden, accessForbidden, sidepath

  init(_ tags: OSMTags) {
    switch Self.read(tags[.foot]) {
    case .open: self = .open
    case .closed: self = .footForbidden
    case .sidepath: self = .sidepath
    case .privately: self = .privately
    case nil:
      switch Self.read(tags[.access]) {
      case .closed: self = .accessForbidden
      case .privately: self = .privately
      case .open, .sidepath, nil: self = .open
      }
    }
  }

  /// Whether `foot` opens a way that would otherwise be closed to pedestrians.
  static func footIsAllowed(_ tags: OSMTags) -> Bool {
    switch tags[.foot] {
    case .yes, .designated, .permissive, .official: true
    default: false
    }
  }

  private enum Word {
    case open, closed, privately, sidepath
  }

  private static func read(_ word: TagWord?) -> Word? {
    switch word {
    case .yes, .designated, .permissive, .official, .destination, .public, .discouraged: .open
    case .no, .military, .emergency: .closed
    case .sidepath: .sidepath
    case .private, .customers, .permit, .residents, .delivery, .agricultural, .forestry,
      .employees, .members:
      .privately
    default: nil
    }
  }
}
