import Geodesy
import Parallel
import PlaneGeometry

/// How much of an area of ground is covered. All areas are measured on the ellipsoid.
public struct AreaFigures: Hashable, Sendable {
  /// The ground that was analysed.
  public var demand = Area.squareMetres(0)
  /// The part that no facility covers.
  public var gap = Area.squareMetres(0)
  /// The part that is covered only by facilities of which it is not known whether they count.
  public var undecided = Area.squareMetres(0)

  /// The part that is covered: all that is neither a gap nor undecided.
  public var covered: Area {
    .squareMetres(max(0, demand.squareMetres - gap.squareMetres - undecided.squareMetres))
  }

  /// Makes figures of which every area is 0.
  public init() {}

  package init(demand: Area, gap: Area, undecided: Area) {
    (self.demand, self.gap, self.undecided) = (demand, gap, undecided)
  }

  package mutating func add(_ other: AreaFigures) { add(other, times: 1) }

  /// Subtracts what has been counted twice. Rounding may leave sums of many pieces slightly below zero.
  mutating func remove(_ other: AreaFigures) { add(other, times: -1) }

  private mutating func add(_ other: AreaFigures, times factor: Double) {
    let sum = { (own: Area, other: Area) in
      Area.squareMetres(max(0, own.squareMetres + factor * other.squareMetres))
    }
    demand = sum(demand, other.demand)
    gap = sum(gap, other.gap)
    undecided = sum(undecided, other.undecided)
  }
}

/// An area of ground from which no facility that counts can be reached, for certain or possibly.
public struct GapArea: Sendable {
  /// The area: one polygon, or several if rounding to 7 decimals made one polygon touch itself.
  public let place: MultiPolygon
  /// Whether a facility about which something is unknown may cover the area.
  public let isUndecided: Bool
  /// The index of the unit in which the area lies; nil if it lies outside all units.
  public let unit: Int?
  /// The area's size on the ellipsoid.
  public let area: Area
  /// The straight-line distance from the area's farthest point to the nearest centre, accurate to a metre; nil if there
  /// is no centre.
  public let farthest: Length?
}

/// The covered and the uncovered ground of a study, unit by unit.
///
/// The ground to analyse (`demand`) is divided among the units. From each piece GEOS subtracts what is covered, in the
/// plane of a conformal conic projection, box by box on every core. Circles are drawn as polygons whose sides lie at
/// most half a metre inside the circle, so that whatever is called covered is covered, and gaps are too wide by up to
/// that much. Pieces smaller than `least` square metres, or narrower than `thinnest` metres on average (the area
/// divided by half the length of the border), are counted in the figures but left out of `gaps`.
///
/// Time grows with the ground and with the number of circles near it; memory holds the answer and one box for each
/// core.
public struct CoverageAreas: Sendable {
  /// The gap areas, unit by unit; within a unit, the largest first.
  public let gaps: [GapArea]
  /// The figures of each unit; nil for a unit without ground, or without any ground in the demand.
  public let units: [AreaFigures?]
  /// The figures of the ground outside all units; nil if there is none.
  public let rest: AreaFigures?
  /// The number of slivers that were left out of `gaps`, and their total area.
  public let slivers: (count: Int, area: Area)
  /// The ground that several units claim. It counts in the figures of each of them, but once in `whole`.
  public let doubled: AreaFigures
  /// The number of boxes in which GEOS failed, so that their ground is in no figure. Almost certainly 0.
  public let failures: Int

  /// The smallest gap area that is drawn, in square metres.
  public static let least = 100.0
  /// The smallest mean width of a gap area that is drawn, in metres.
  public static let thinnest = 2.0

  /// The figures of all units and the rest together. Ground that several units claim counts once.
  public var whole: AreaFigures {
    var sum = rest ?? AreaFigures()
    for figures in units { if let figures { sum.add(figures) } }
    sum.remove(doubled)
    return sum
  }

  /// Divides ground into what is covered and what is not. Returns nil if there is no ground, or if it is too wide for
  /// one plane (see `ConformalConic`).
  ///
  /// - Parameters:
  ///   - demand: the ground to analyse; nil for all ground of the units.
  ///   - units: the ground of townships or communities. Ground that several of them claim counts in each.
  ///   - covered: what is covered.
  ///   - centres: the locations of the facilities that count, for the distance of each gap's farthest point.
  ///   - extents: the declared areas within which all facilities or all streets are known.
  ///   - reach: a gap this near to the border of an extent is undecided.
  ///   - streets: where the streets can show that nobody serves the ground; nil without streets.
  ///   - within: the ground that is asked about; nil for all of it. Its border is not an edge of the data.
  ///   - tile: the part of the ground to analyse; nil for all of it. Its border is not an edge of the data.
  public init?(
    demand: MultiPolygon?, units: [MultiPolygon?], covered: CoveredGround, centres: [Coordinate],
    extents: [MultiPolygon] = [], reach: Length = .metres(0), streets: StreetCertainty? = nil,
    within: MultiPolygon? = nil, tile: GroundBox? = nil
  ) {
    let corners = (demand.map { [$0] } ?? units.compactMap(\.self)).lazy.flatMap(\.outerCorners)
    guard !corners.isEmpty, let conic = ConformalConic(covering: corners) else { return nil }
    let plane = GroundPlane(conic: conic)
    let cover = PlaneCover(covered, plane)
    let nearest = NearestCentres(centres.map(conic.point))
    let cutter = GapCutter(
      plane: plane, cover: cover, centres: centres, nearest: nearest,
      known: KnownGround(extents, reach: reach, streets, plane))
    let parts = [
      within.map(plane.polygons(of:)), tile.map { plane.polygons(of: $0, within: corners) },
    ]
    let grounds = DemandGround(demand, units, plane, parts: parts.compactMap(\.self))
    let jobs = grounds.jobs(cover)
    let cuts = ParallelMap.map(jobs.count) { cutter.cut(jobs[$0]) }
    var figures = [AreaFigures?](repeating: nil, count: units.count + 1)
    var lost = grounds.failures
    for (job, cut) in zip(jobs, cuts) {
      guard let cut else {
        lost += 1
        continue
      }
      figures[job.unit ?? units.count, default: AreaFigures()].add(cut.figures)
    }
    let twice = grounds.doubledJobs(cover)
    var doubled = AreaFigures()
    for cut in ParallelMap.map(twice.count, { cutter.cut(twice[$0]) }) {
      guard let cut else {
        lost += 1
        continue
      }
      doubled.add(cut.figures)
    }
    self.doubled = doubled
    failures = lost
    rest = figures.removeLast()
    self.units = figures
    let joined = cutter.joined(zip(jobs, cuts).map { ($0, $1) })
    let drawn = ParallelMap.map(joined.count) { cutter.area(joined[$0]) }
    slivers = (
      drawn.count { $0.isSliver },
      .squareMetres(drawn.reduce(0) { $0 + ($1.isSliver ? $1.squareMetres : 0) })
    )
    gaps = drawn.flatMap(\.areas).sorted { left, right in
      (left.unit ?? .max, right.area.squareMetres) < (right.unit ?? .max, left.area.squareMetres)
    }
  }
}

extension [AreaFigures?] {
  fileprivate subscript(index: Int, default start: AreaFigures) -> AreaFigures {
    get { self[index] ?? start }
    set { self[index] = newValue }
  }
}
