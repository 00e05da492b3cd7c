import CareModel
import Geodesy
import Parallel
import StreetNetwork

extension ReachModel {
  /// The pairs of estates and facilities within the zones of a decay, on every core.
  public func catchmentPairs(of estates: [Estate], decay: CatchmentDecay) -> CatchmentPairs {
    switch self {
    case .straight(let model): model.catchmentPairs(of: estates, decay: decay)
    case .street(let model): model.catchmentPairs(of: estates, decay: decay)
    }
  }
}

extension StraightReachModel {
  /// The pairs of estates and facilities within the zones of a decay, in straight lines. Runs on every core.
  ///
  /// Facilities that count take part, and so do those that may count; facilities are numbered as in the model. Time and
  /// memory are proportional to the number of pairs.
  public func catchmentPairs(
    of estates: [Estate], decay: CatchmentDecay, finished: @Sendable (Int) -> Void = { _ in }
  ) -> CatchmentPairs {
    let zones = CatchmentZones(decay)
    let hopeful = facilities.indices.filter { !qualifications[$0].isShortcoming }
    let index = FacilityIndex(facilities, hopeful, cell: .metres(max(1, zones.reach)))
    let starts = Self.blockStarts(estates.count)
    let blocks = ParallelMap.blocks(starts.count - 1, of: 1) { numbers, slots in
      for (offset, number) in numbers.enumerated() {
        let range = starts[number]..<starts[number + 1]
        (slots + offset).initialize(to: block(of: estates, range, index, zones))
        finished(range.count)
      }
    }
    return CatchmentPairs(
      estates: estates.count, facilities: facilities.count, weights: decay.zones.map(\.weight),
      blocks: blocks)
  }

  /// Blocks of at most 32,768 estates, and at least 16 where there are so many.
  private static func blockStarts(_ count: Int) -> [Int] {
    let blocks = max(1, min(count, max(16, (count + 32_767) / 32_768)))
    return (0...blocks).map { count * $0 / blocks }
  }

  private func block(
    of estates: [Estate], _ range: Range<Int>, _ index: FacilityIndex, _ zones: CatchmentZones
  ) -> CatchmentPairs.Block {
    let starts = range.map { EstateStart(estates[$0]) }
    var block = CatchmentPairs.Block()
    for offset in SpatialOrder.order(starts.lazy.map(\.somePoint)) {
      append(starts[Int(offset)], index, zones, to: &block)
      block.close(Int32(truncatingIfNeeded: range.lowerBound) + offset)
    }
    return block
  }

  private func append(
    _ start: EstateStart, _ index: FacilityIndex, _ zones: CatchmentZones,
    to block: inout CatchmentPairs.Block
  ) {
    guard !index.isEmpty else { return }
    guard case .point(let point) = start else {
      let ways = ways(from: start, to: index, within: zones.reach).sorted {
        $0.facility < $1.facility
      }
      for way in ways {
        if let zone = zones.zone(ofMetres: way.straight) {
          block.append(facility: way.facility, zone: zone)
        }
      }
      return
    }
    index.forEachNear(point, within: zones.reach) { facility, squared in
      let zone = zones.zone(ofSquaredChord: squared) {
        KnownDistance.metres(Geodesic.distance(point, facilities[facility].coordinate).metres)
      }
      if let zone { block.append(facility: facility, zone: zone) }
    }
  }
}

extension StreetReachModel {
  /// The pairs of estates and facilities within the zones of a decay, along streets. Runs on every core.
  ///
  /// Facilities are taken as in straight lines, and each estate is represented by its best gate. There is one search
  /// for each facility, over the streets within the last zone; memory is proportional to the number of pairs of gates
  /// and facilities.
  public func catchmentPairs(of estates: [Estate], decay: CatchmentDecay) -> CatchmentPairs {
    let zones = CatchmentZones(decay, alongStreets: true)
    let starts = StreetStarts(estates, streets)
    let hopeful = facilities.indices.filter { !qualifications[$0].isShortcoming }
    let finder = WalkFinder(
      streets.access, origins: starts.origins.map(\.place),
      facilities: hopeful.map { facilities[$0].coordinate }, within: streets.rings)
    var owner = [Int](repeating: -1, count: starts.origins.count)
    for (estate, origins) in starts.ofEstate.enumerated() {
      for origin in origins { owner[origin] = estate }
    }
    var lists = [[(facility: Int, zone: Int)]](repeating: [], count: estates.count)
    let found = finder.walks(within: WalkUnits.units(zones.reach))
    for (number, walks) in found.enumerated() {
      for walk in walks where owner[Int(walk.origin)] >= 0 {
        guard let zone = zones.zone(ofMetres: WalkUnits.metres(walk.cost)).map(Int.init) else {
          continue
        }
        let (estate, facility) = (owner[Int(walk.origin)], hopeful[number])
        // The walks of one facility come one after another, so a pair made for another gate of the same estate is the
        // last in the list.
        if let last = lists[estate].last, last.facility == facility {
          lists[estate][lists[estate].count - 1].zone = min(last.zone, zone)
        } else {
          lists[estate].append((facility, zone))
        }
      }
    }
    return CatchmentPairs(
      ofEstates: lists, facilities: facilities.count, weights: decay.zones.map(\.weight))
  }
}
