import Geodesy
import PlaneGeometry

/// Subtracts covered ground from pieces of demand, and turns what is left into gap areas.
struct GapCutter: Sendable {
  let plane: GroundPlane
  let cover: PlaneCover
  let centres: [Coordinate]
  let nearest: NearestCentres
  /// The ground on which gaps are certain; nil if they are certain everywhere.
  let known: KnownGround?

  /// The result of cutting one piece of ground.
  struct Cut: Sendable {
    var figures = AreaFigures()
    var gaps: [Sized] = []
    var undecided: [Sized] = []
  }

  /// A polygon with its area, which is kept because measuring it again would be slow.
  struct Sized: Sendable {
    let polygon: PlanePolygon
    let squareMetres: Double
  }

  /// A polygon of a gap that has not been measured yet.
  struct Piece: Sendable {
    let sized: Sized
    let isUndecided: Bool
    let unit: Int?
  }

  /// A polygon of a gap that has been measured.
  struct Measured: Sendable {
    var areas: [GapArea] = []
    var squareMetres = 0.0
    var isSliver: Bool { areas.isEmpty }
  }

  /// Subtracts what is covered from one piece of ground; nil if GEOS fails.
  ///
  /// The gap and the undecided ground are both cut from the same two shapes. If one were subtracted from the other,
  /// rounding would leave hair-thin spikes along the borders that they share.
  func cut(_ job: DemandGround.Job) -> Cut? {
    let box = PlaneBox(job.ground)
    guard let overlay = Overlay(), let ground = overlay.shape(of: job.ground),
      let covered = cover.certain(in: box, overlay), let open = ground.difference(covered),
      let doubts = doubts(in: box, overlay)
    else { return nil }
    var cut = Cut()
    if doubts.isEmpty {
      cut.gaps = open.polygons.map(sized)
    } else {
      guard let unsure = overlay.union(of: doubts), let gap = open.difference(unsure),
        let undecided = open.intersection(unsure)
      else { return nil }
      cut.gaps = gap.polygons.map(sized)
      cut.undecided = undecided.polygons.map(sized)
    }
    cut.figures = AreaFigures(
      demand: .squareMetres(plane.area(of: job.ground)),
      gap: .squareMetres(cut.gaps.reduce(0) { $0 + $1.squareMetres }),
      undecided: .squareMetres(cut.undecided.reduce(0) { $0 + $1.squareMetres }))
    return cut
  }

  /// The ground within a box where no gap is certain, in polygons that may overlap; nil if GEOS fails.
  private func doubts(in box: PlaneBox, _ overlay: Overlay) -> [PlanePolygon]? {
    guard let unsure = cover.unsure(in: box, overlay) else { return nil }
    guard let known else { return unsure }
    return known.unknown(in: box, overlay).map { unsure + $0 }
  }

  private func sized(_ polygon: PlanePolygon) -> Sized {
    Sized(polygon: polygon, squareMetres: plane.area(of: [polygon]))
  }

  // MARK: - Joining tiles

  /// The polygons of all cuts. Polygons that tiles have divided are joined again.
  func joined(_ cuts: [(DemandGround.Job, Cut?)]) -> [Piece] {
    var pieces: [Piece] = []
    var open: [Key: [PlanePolygon]] = [:]
    for (job, cut) in cuts {
      guard let cut else { continue }
      for (polygons, isUndecided) in [(cut.gaps, false), (cut.undecided, true)] {
        for sized in polygons {
          if let tile = job.tile, tile.isTouched(by: sized.polygon) {
            open[Key(unit: job.unit, isUndecided: isUndecided), default: []].append(sized.polygon)
          } else {
            pieces.append(Piece(sized: sized, isUndecided: isUndecided, unit: job.unit))
          }
        }
      }
    }
    let overlay = Overlay()
    for key in open.keys.sorted() {
      let fragments = open[key] ?? []
      // Fragments that cannot be joined are kept as they are, so that no ground is lost.
      for polygon in overlay?.union(of: fragments)?.polygons ?? fragments {
        pieces.append(Piece(sized: sized(polygon), isUndecided: key.isUndecided, unit: key.unit))
      }
    }
    return pieces
  }

  private struct Key: Hashable, Comparable {
    let unit: Int?
    let isUndecided: Bool

    static func < (left: Key, right: Key) -> Bool {
      (left.unit ?? .max, left.isUndecided ? 1 : 0) < (
        right.unit ?? .max, right.isUndecided ? 1 : 0
      )
    }
  }

  // MARK: - Measuring

  /// The gap area of a piece, with its size; no gap area if the piece is a sliver.
  func area(_ piece: Piece) -> Measured {
    var measured = Measured()
    let polygon = piece.sized.polygon
    measured.squareMetres = piece.sized.squareMetres
    guard measured.squareMetres >= CoverageAreas.least,
      polygon.meanWidth >= CoverageAreas.thinnest, let place = place(polygon)
    else { return measured }
    let far = FarthestPlace(in: polygon, from: nearest)
    let farthest = far.map {
      Geodesic.distance(plane.conic.coordinate(of: $0.point), centres[$0.centre])
    }
    measured.areas = [
      GapArea(
        place: place, isUndecided: piece.isUndecided, unit: piece.unit,
        area: .squareMetres(measured.squareMetres), farthest: farthest)
    ]
    return measured
  }

  /// The polygon in longitude and latitude, valid in GEOS; nil if rounding leaves nothing of it.
  private func place(_ polygon: PlanePolygon) -> MultiPolygon? {
    guard let ground = plane.polygon(polygon).map({ MultiPolygon($0) }) else { return nil }
    return PolygonValidator()?.rounded(ground)
  }
}

extension PlaneBox {
  /// Whether a polygon within the box touches its border.
  fileprivate func isTouched(by polygon: PlanePolygon) -> Bool {
    let box = PlaneBox([polygon])
    let hair = 1e-6
    return box.low.x <= low.x + hair || box.low.y <= low.y + hair || box.high.x >= high.x - hair
      || box.high.y >= high.y - hair
  }
}

extension PlanePolygon {
  /// The area divided by half the length of the border: for a strip, its width.
  fileprivate var meanWidth: Double {
    var (area, border) = (0.0, 0.0)
    for ring in [outer] + holes {
      guard let origin = ring.first, var a = ring.last else { continue }
      for b in ring {
        area += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        border += (dx * dx + dy * dy).squareRoot()
        a = b
      }
    }
    return border > 0 ? abs(area) / border : 0
  }
}
