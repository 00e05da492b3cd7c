import CareModel
import Geodesy
import PlaneGeometry

/// What of a study's inputs one tile works on.
///
/// The tile has its estates, by the point that stands for each. Facilities are taken as far around them, and around
/// the tile's ground, as anything can matter: the search limit, or the widest circle and two legs off the streets.
package struct StudyPart: Sendable {
  package let tile: StudyTile
  package let grid: TileGrid
  package let margin: Length
  /// The places of its estates among those of the study.
  package let estates: [Int]
  /// The places of the facilities in the tile and its margin.
  package let facilities: [Int]
  /// Which of `facilities` stand in the tile itself, by their places in that list.
  package let ownFacilities: [Int]
  /// Where all facilities of the study are that count, for distances from the farthest point of a gap.
  package let counting: [Coordinate]

  /// The part of a tile, of everything that is known of a study. `extent` is the ground that the grid divides; nil for
  /// the box around all estates and all ground.
  package init(
    _ tile: StudyTile, extent: GroundBox?, _ estates: [Estate], _ facilities: [Facility],
    ground: [MultiPolygon], asking question: ReachQuestion
  ) {
    let grid = TileGrid(extent: extent ?? Self.extent(estates, ground), count: tile.count)
    let margin = Self.margin(of: question)
    let own = estates.indices.filter { place in
      estates[place].anchor.map { grid.contains($0, in: tile) } ?? tile.isFirst
    }
    let near = Self.box(own.lazy.map { estates[$0] }, grid, tile, ground).widened(by: margin)
    let used = facilities.indices.filter { near.contains(facilities[$0].coordinate) }
    (self.tile, self.grid, self.margin, self.estates) = (tile, grid, margin, own)
    self.facilities = used
    ownFacilities = used.indices.filter {
      grid.contains(facilities[used[$0]].coordinate, in: tile)
    }
    counting = facilities.filter {
      question.requirement.judge($0) == .qualifies
    }.map(\.coordinate)
  }

  /// The box around all estates and all ground.
  private static func extent(_ estates: [Estate], _ ground: [MultiPolygon]) -> GroundBox {
    var box = GroundBox.empty
    for estate in estates { if let anchor = estate.anchor { box.add(anchor) } }
    for place in ground { box.add(place) }
    return box
  }

  /// How far away something can still matter.
  package static func margin(of question: ReachQuestion) -> Length {
    let circles = [question.circle] + question.circle.otherWalkers
    let onFoot = circles.map { circle in
      guard case .walking(let limit, let walker, _) = circle else {
        return circle.drawnRadius.metres
      }
      return limit.inSeconds * walker.speed.metresPerSecond
    }
    let legs = question.streetRules.map { 2 * $0.accessCap.metres } ?? 0
    return .metres(max(question.searchLimit.metres, (onFoot.max() ?? 0) + legs))
  }

  /// The box around the tile's ground and everything its estates consist of.
  private static func box(
    _ estates: some Sequence<Estate>, _ grid: TileGrid, _ tile: StudyTile, _ ground: [MultiPolygon]
  ) -> GroundBox {
    var whole = GroundBox.empty
    for place in ground { whole.add(place) }
    let own = grid.box(of: tile).intersection(whole)
    var box = own.isEmpty ? GroundBox.empty : own
    for estate in estates {
      for gate in estate.gates { box.add(gate.coordinate) }
      switch estate.place {
      case .point(let point): box.add(point)
      case .area(let place): box.add(place)
      case .gatesOnly: break
      }
    }
    // A tile without anything has its facilities alone.
    return box.isEmpty ? grid.box(of: tile).intersection(grid.extent) : box
  }

  /// What outputs say of the part.
  package var description: ResultPart {
    ResultPart(
      column: tile.column, row: tile.row, count: tile.count, extent: grid.extent, margin: margin,
      facilities: facilities, ownFacilities: ownFacilities)
  }
}
