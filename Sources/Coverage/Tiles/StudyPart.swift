import CareModel
import Geodesy
import PlaneGeometry

/// The part of a study's inputs that one tile works on.
///
/// An estate belongs to the tile in which the point that stands for it lies. Facilities are taken from the tile's
/// estates and ground and from a margin around them, which is as wide as anything can matter: the search limit, or the
/// widest circle plus two legs off the streets.
package struct StudyPart: Sendable {
  package let tile: StudyTile
  package let grid: TileGrid
  package let margin: Length
  /// Whether the tile was given rows of its own instead of those of the whole study.
  package let hasOwnRows: Bool
  /// The indices of the tile's estates among those of the study.
  package let estates: [Int]
  /// The indices of the facilities in the tile and its margin among those of the study.
  package let facilities: [Int]
  /// The indices in `facilities` of those that stand in the tile itself.
  package let ownFacilities: [Int]
  /// The indices of the study's facilities whose location is unknown.
  let unplaced: [Int]
  /// The locations of all facilities of the study that count, for the distance from the farthest point of a gap.
  package let counting: [Coordinate]

  /// The part of a study that a tile works on. `extent` is the ground that the grid divides; nil for the bounding box
  /// of all estates and all ground. `hasOwnRows` tells that the rows are those of the tile and its margin alone.
  package init(
    _ tile: StudyTile, extent: GroundBox?, _ estates: [Estate], _ facilities: [Facility],
    ground: [MultiPolygon], asking question: ReachQuestion, hasOwnRows: Bool = false
  ) {
    self.hasOwnRows = hasOwnRows
    let grid = TileGrid(extent: extent ?? Self.extent(estates, ground), count: tile.count)
    let margin = Self.margin(of: question)
    let own = estates.indices.filter { index in
      estates[index].anchor.map { grid.contains($0, in: tile) } ?? tile.isFirst
    }
    let near = Self.box(own.lazy.map { estates[$0] }, grid, tile, ground).widened(by: margin)
    let placed = facilities.indices.filter { facilities[$0].isPlaced }
    // A facility far from all estates and all ground still counts in the tile in which it stands.
    let used = placed.filter { index in
      let place = facilities[index].coordinate
      return near.contains(place) || grid.contains(place, in: tile)
    }
    (self.tile, self.grid, self.margin, self.estates) = (tile, grid, margin, own)
    self.facilities = used
    ownFacilities = used.indices.filter {
      grid.contains(facilities[used[$0]].coordinate, in: tile)
    }
    counting = placed.filter {
      question.requirement.judge(facilities[$0]) == .qualifies
    }.map { facilities[$0].coordinate }
    unplaced = facilities.indices.filter { !facilities[$0].isPlaced }
  }

  /// The bounding box of all estates and all ground.
  private static func extent(_ estates: [Estate], _ ground: [MultiPolygon]) -> GroundBox {
    var box = GroundBox.empty
    for estate in estates { if let anchor = estate.anchor { box.add(anchor) } }
    for place in ground { box.add(place) }
    return box
  }

  /// The distance within which anything can matter.
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

  /// The bounding box of the tile's ground and of the gates, points and grounds of its estates.
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
    // A tile without estates and ground still has its facilities.
    return box.isEmpty ? grid.box(of: tile).intersection(grid.extent) : box
  }

  /// The part as outputs describe it.
  package var description: ResultPart {
    ResultPart(
      column: tile.column, row: tile.row, count: tile.count, extent: grid.extent, margin: margin,
      facilities: facilities, ownFacilities: ownFacilities)
  }
}
