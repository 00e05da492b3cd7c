import Geodesy
import PlaneGeometry

/// Takes covered ground away from pieces of demand, and makes gap areas of what is left.
struct GapCutter: Sendable {
  let plane: GroundPlane
  let cover: PlaneCover
  let centres: [Coordinate]
  let nearest: NearestCentres
  /// Nil where everything is known.
  let known: KnownGround?

  /// What is left of one piece.
  struct Cut: Sendable {
    var figures = AreaFigures()
    var gaps: [PlanePolygon] = []
    var undecided: [PlanePolygon] = []
  }

  /// A polygon of a gap, before it is measured.
  struct Piece: Sendable {
    let polygon: PlanePolygon
    let isUndecided: Bool
    let unit: Int?
  }

  /// A polygon, measured.
  struct Measured: Sendable {
    var areas: [GapArea] = []
    var squareMetres = 0.0
    var isSliver: Bool { areas.isEmpty }
  }

  /// Cuts one piece of ground; nil where GEOS fails.
  func cut(_ job: DemandGround.Job) -> Cut? {
    guard let overlay = Overlay(), let ground = overlay.shape(of: job.ground),
      let shapes = cover.shapes(in: PlaneBox(job.ground), overlay),
      let open = ground.difference(shapes.certain)
    else { return nil }
    var gap = open
    if let all = shapes.all {
      guard let rest = gap.difference(all) else { return nil }
      gap = rest
    }
    if let known {
      guard let rest = known.certain(of: gap, in: PlaneBox(job.ground), overlay) else {
        return nil
      }
      gap = rest
    }
    var cut = Cut()
    cut.gaps = gap.polygons
    if shapes.all != nil || known != nil {
      guard let gap = overlay.shape(of: cut.gaps), let unsure = open.difference(gap) else {
        return nil
      }
      cut.undecided = unsure.polygons
    }
    cut.figures = AreaFigures(
      demand: .squareMetres(plane.area(of: job.ground)),
      gap: .squareMetres(plane.area(of: cut.gaps)),
      undecided: .squareMetres(plane.area(of: cut.undecided)))
    return cut
  }

  // MARK: - Joining tiles

  /// The polygons of all cuts; those that tiles cut apart are put together again.
  func joined(_ cuts: [(DemandGround.Job, Cut?)]) -> [Piece] {
    var pieces: [Piece] = []
    var open: [Key: [PlanePolygon]] = [:]
    for (job, cut) in cuts {
      guard let cut else { continue }
      for (polygons, isUndecided) in [(cut.gaps, false), (cut.undecided, true)] {
        for polygon in polygons {
          if let tile = job.tile, tile.isTouched(by: polygon) {
            open[Key(unit: job.unit, isUndecided: isUndecided), default: []].append(polygon)
          } else {
            pieces.append(Piece(polygon: polygon, isUndecided: isUndecided, unit: job.unit))
          }
        }
      }
    }
    let overlay = Overlay()
    for key in open.keys.sorted() {
      let parts = open[key] ?? []
      // Parts that cannot be joined stay parts: nothing is lost of them.
      for polygon in overlay?.union(of: parts)?.polygons ?? parts {
        pieces.append(Piece(polygon: polygon, isUndecided: key.isUndecided, unit: key.unit))
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

  /// A gap area of a piece; none of a sliver.
  func area(_ piece: Piece) -> Measured {
    var measured = Measured()
    measured.squareMetres = plane.area(of: [piece.polygon])
    guard measured.squareMetres >= CoverageAreas.least,
      piece.polygon.meanWidth >= CoverageAreas.thinnest, let place = place(piece.polygon)
    else { return measured }
    let far = FarthestPlace(in: piece.polygon, from: nearest)
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

  /// The polygon in longitude and latitude, valid in GEOS.
  private func place(_ polygon: PlanePolygon) -> MultiPolygon? {
    guard let ground = plane.polygon(polygon).map({ MultiPolygon($0) }) else { return nil }
    return PolygonValidator()?.rounded(ground)
  }
}

extension PlaneBox {
  /// Whether a polygon within the box has a corner on its border.
  fileprivate func isTouched(by polygon: PlanePolygon) -> Bool {
    let box = PlaneBox([polygon])
    let hair = 1e-6
    return box.low.x <= low.x + hair || box.low.y <= low.y + hair || box.high.x >= high.x - hair
      || box.high.y >= high.y - hair
  }
}

extension PlanePolygon {
  /// The area by half of the border: the width of a strip.
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
