/// What a profile says of a node on a way.
public enum NodeVerdict: Hashable, Sendable {
  /// One passes; nothing is there.
  case free
  /// One passes through a gate, between bollards or the like: an opening in a wall.
  case opening
  /// Nobody passes: the ways end here.
  case blocked
  /// One passes, though no rule knows this kind of barrier.
  case unknown
}

extension WalkingProfile {
  /// What the profile says of a node.
  ///
  /// Walls, fences, hedges and the like block. Gates, bollards, stiles and everything else let walkers pass unless
  /// `foot`, or without it `access`, closes them, or `locked=yes`; private gates follow the profile. Free of
  /// steps, stiles, turnstiles, kissing gates, steps and logs block, unless `wheelchair` is `yes`, and
  /// whatever has `wheelchair=no`.
  func verdict(onNode tags: OSMTags) -> NodeVerdict {
    guard let barrier = tags[.barrier], barrier != .no else {
      guard let entrance = tags[.entrance], entrance != .no, entrance != .emergency else {
        return .free
      }
      return isShut(tags) ? .free : .opening
    }
    let kind = GateKind(barrier)
    if kind == .closed || isShut(tags) { return .blocked }
    if isStepFree {
      if tags[.wheelchair] == .no { return .blocked }
      if kind == .climbed, tags[.wheelchair] != .yes { return .blocked }
    }
    return kind == .unknown ? .unknown : .opening
  }

  private func isShut(_ tags: OSMTags) -> Bool {
    switch Permission(tags) {
    case .footForbidden, .accessForbidden: return true
    case .privately where refusesPrivate: return true
    case .open, .privately, .sidepath: break
    }
    return tags[.locked] == .yes && !Permission.footIsAllowed(tags)
  }
}

/// What sort of thing stands on a way.
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
