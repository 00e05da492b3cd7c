import Geodesy
import Parallel
import PlaneGeometry

/// How much of some ground is covered, on the ellipsoid.
public struct AreaFigures: Hashable, Sendable {
  /// The ground asked about.
  public var demand = Area.squareMetres(0)
  /// What nothing covers.
  public var gap = Area.squareMetres(0)
  /// What is covered only by places of which it is not known whether they count.
  public var undecided = Area.squareMetres(0)

  /// What is covered: the rest.
  public var covered: Area {
    .squareMetres(max(0, demand.squareMetres - gap.squareMetres - undecided.squareMetres))
  }

  /// Nothing.
  public init() {}

  package init(demand: Area, gap: Area, undecided: Area) {
    (self.demand, self.gap, self.undecided) = (demand, gap, undecided)
  }

  package mutating func add(_ other: AreaFigures) { add(other, times: 1) }

  /// Takes away what has been counted twice; sums of many pieces may come a hair below zero.
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

/// A piece of ground from which no place of care is reached, or perhaps none.
public struct GapArea: Sendable {
  /// Where it is: one polygon, or more where rounding to 7 decimals made one touch itself.
  public let place: MultiPolygon
  /// Whether places of which something is unknown may cover it.
  public let isUndecided: Bool
  /// The unit it lies in, by its index among the units; nil outside of all.
  public let unit: Int?
  /// Its area on the ellipsoid.
  public let area: Area
  /// The straight distance from its farthest point to the nearest centre, to a metre or a thousandth; nil where
  /// there is no centre at all.
  public let farthest: Length?
}

/// The ground of a study that is covered and that is not, unit by unit.
///
/// The ground asked about (`demand`) is cut by the units, and of each piece what is covered is taken away by GEOS, in
/// the plane of a conformal cone, box by box on every core. Circles are drawn with sides up to half a metre inside of
/// them, so that what is called covered is; gaps are that much too wide. Pieces under `least` square metres, or under
/// `thinnest` metres wide on average (area by half the border), are counted in the figures and left out of `gaps`.
///
/// Time grows with the ground and the circles near it; memory with the answer and one box for each core.
public struct CoverageAreas: Sendable {
  /// The pieces, unit by unit; the largest first.
  public let gaps: [GapArea]
  /// The figures of each unit; nil for a unit without ground, or without any in the demand.
  public let units: [AreaFigures?]
  /// The figures of what lies outside of all units; nil where nothing does.
  public let rest: AreaFigures?
  /// How many slivers were left out, and how much ground they are.
  public let slivers: (count: Int, area: Area)
  /// The ground that several units claim: it counts in each of them, and once in the whole.
  public let doubled: AreaFigures
  /// Boxes in which GEOS failed, so that their ground is in no figure; none, in all likelihood.
  public let failures: Int

  /// The least area of a piece that is drawn, in square metres.
  public static let least = 100.0
  /// The least mean width of a piece that is drawn, in metres.
  public static let thinnest = 2.0

  /// All units and the rest together, each place once.
  public var whole: AreaFigures {
    var sum = rest ?? AreaFigures()
    for figures in units { if let figures { sum.add(figures) } }
    sum.remove(doubled)
    return sum
  }

  /// What of some ground is covered.
  ///
  /// - Parameters:
  ///   - demand: the ground asked about; nil for all ground of the units.
  ///   - units: the ground of townships or communities; what several of them claim counts in each.
  ///   - covered: what is covered.
  ///   - centres: the places that count, to which distances are measured.
  ///   - extents: the areas whose places and streets are known, where somebody has declared them.
  ///   - reach: how near to the border of an extent a gap is undecided.
  ///   - streets: where streets can tell, along which the ground is covered.
  ///   - tile: the part of all ground that is asked about; nil for all. Its border is no edge of the data.
  /// - Returns: nil where there is no ground, or it is too wide for one plane (see `ConformalConic`).
  public init?(
    demand: MultiPolygon?, units: [MultiPolygon?], covered: CoveredGround, centres: [Coordinate],
    extents: [MultiPolygon] = [], reach: Length = .metres(0), streets: StreetCertainty? = nil,
    tile: GroundBox? = nil
  ) {
    let corners = (demand.map { [$0] } ?? units.compactMap(\.self)).lazy.flatMap(\.outerCorners)
    guard !corners.isEmpty, let conic = ConformalConic(covering: corners) else { return nil }
    let plane = GroundPlane(conic: conic)
    let cover = PlaneCover(covered, plane)
    let nearest = NearestCentres(centres.map(conic.point))
    let cutter = GapCutter(
      plane: plane, cover: cover, centres: centres, nearest: nearest,
      known: KnownGround(extents, reach: reach, streets, plane))
    let grounds = DemandGround(
      demand, units, plane, tile: tile.map { plane.polygons(of: $0, within: corners) })
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
