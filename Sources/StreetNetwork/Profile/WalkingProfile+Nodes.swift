/// The verdict of a profile on a node of a way.
public enum NodeVerdict: Hashable, Sendable {
  /// There is nothing in the way.
  case free
  /// Pedestrians can pass through a gate, between bollards or the like. In a wall, it is an opening.
  case opening
  /// Nobody can pass, so that ways end here.
  case blocked
  /// Pedestrians are assumed to pass, although the kind of barrier is not known to the rules.
  case unknown
}

extension WalkingProfile {
  /// The verdict of the profile on a node.
  ///
  /// Walls, fences, hedges and the like block. Gates, bollards, stiles and everything else let pedestrians pass
  /// unless they are closed by `foot` (or by `access` if there is no `foot`), or by `locked=yes` without a `foot`
  /// that opens them; for private gates the profile decides. In a step-free profile, stiles, turnstiles, kissing
  /// gates, steps, logs and debris also block unless `wheelchair` is `yes`, and so does everything with
  /// `wheelchair=no`. `foot` = `yes`, `designated`, `permissive`, `official` makes a passage of a wall, fence or the
  /// like.
  ///
  /// Lifts block where they are closed in the same ways; a step-free profile does not use those with `wheelchair=no`.
  func verdict(onNode tags: OSMTags) -> NodeVerdict {
    if tags[.highway] == .elevator {
      if isShut(tags) || (isStepFree && tags[.wheelchair] == .no) { return .blocked }
    }
    guard let barrier = tags[.barrier], barrier != .no else {
      guard let entrance = tags[.entrance], entrance != .no, entrance != .emergency else {
        return .free
      }
      return isShut(tags) ? .free : .opening
    }
    let kind = GateKind(barrier)
    if isShut(tags) || (kind == .closed && !Permission.footIsAllowed(tags)) { return .blocked }
    if isStepFree {
      if tags[.wheelchair] == .no { return .blocked }
      if kind == .climbed, tags[.wheelchair] != .yes { return .blocked }
    }
    return kind == .unknown ? .unknown : .opening
  }

  func isShut(_ tags: OSMTags) -> Bool {
    switch Permission(tags) {
    case .footForbidden, .accessForbidden: return true
    case .privately where refusesPrivate: return true
    case .open, .privately, .sidepath: break
    }
    return tags[.locked] == .yes && !Permission.footIsAllowed(tags)
  }
}

/// How an obstacle on a way affects pedestrians: they pass it, climb over or through it, or cannot pass.
private enum GateKind {
  case passed, climbed, closed, unknown

  init(_ barrier: TagWord) {
    switch barrier {
    case .wall, .fence, .cityWall, .retainingWall, .hedge, .hedgeBank, .ditch, .guardRail,
      .cableBarrier, .wireFence:
      self = .closed
    case .stile, .horseStile, .turnstile, .fullTurnstile, .kissingGate, .step, .log, .debris:
      self = .climbed
    case .gate, .bollard, .entrance, .block, .chain, .kerb, .planter, .rope, .spikes, .wedge,
      .barrier, .bar, .door, .coupure, .checkpoint, .height, .liftGate, .swingGate, .slidingGate,
      .wicketGate, .hampshireGate, .cycleBarrier, .motorcycleBarrier, .cattleGrid, .tollBooth,
      .borderControl, .busTrap, .carTrap, .sallyPort, .slidingBeam, .sumpBuster, .jerseyBarrier,
      .tankTrap, .securityControl, .parkingBarrier, .handrail, .yes:
      self = .passed
    default: self = .unknown
    }
  }
}
