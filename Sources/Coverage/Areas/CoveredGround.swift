import Geodesy
import PlaneGeometry

/// The area from which a facility can be reached: the part that is certainly covered, and the part that is covered if
/// every facility about which something is unknown turns out to count.
public enum CoveredGround: Sendable {
  /// Discs around the facilities that count, and around those that may count.
  case discs(certain: [Coordinate], unsure: [Coordinate], radius: Length)
  /// Areas drawn along streets: those of the facilities that count, and those of the facilities that count or may
  /// count.
  case drawn(certain: MultiPolygon?, possible: MultiPolygon?)
}

/// The covered ground in a plane, which is asked for box by box.
struct PlaneCover: Sendable {
  private enum Source: Sendable {
    case discs(certain: DiscSet, unsure: DiscSet?)
    case drawn(certain: PolygonSet, possible: PolygonSet?)
  }
  private let source: Source

  init(_ ground: CoveredGround, _ plane: GroundPlane) {
    switch ground {
    case .discs(let certain, let unsure, let radius):
      // A facility at the location of one that counts covers nothing else.
      let known = Set(certain)
      let unsure = unsure.filter { !known.contains($0) }
      source = .discs(
        certain: DiscSet(certain, radius, plane.conic),
        unsure: unsure.isEmpty ? nil : DiscSet(unsure, radius, plane.conic))
    case .drawn(let certain, let possible):
      let own = PolygonSet(certain, plane)
      source = .drawn(
        certain: own, possible: certain == possible ? nil : PolygonSet(possible, plane))
    }
  }

  /// The amount of work that a box needs. A box with more than a few thousand circles is cut faster in several tiles.
  func weight(in box: PlaneBox) -> Int {
    switch source {
    case .discs(let certain, let unsure):
      certain.indices(in: box).count + (unsure?.indices(in: box).count ?? 0)
    case .drawn(let certain, let possible): (possible ?? certain).cornerCount(in: box) / 16
    }
  }

  /// The ground within a box that is certainly covered; nil if GEOS fails.
  func certain(in box: PlaneBox, _ overlay: Overlay) -> PlaneShape? {
    switch source {
    case .discs(let certain, _): certain.polygons(in: box).flatMap(overlay.shape)
    case .drawn(let certain, _): certain.shape(in: box, overlay)
    }
  }

  /// The polygons near a box that cover whatever only facilities about which something is unknown may cover; nil if
  /// GEOS fails. Along streets they contain ground that is certainly covered as well.
  func unsure(in box: PlaneBox, _ overlay: Overlay) -> [PlanePolygon]? {
    switch source {
    case .discs(_, let unsure): unsure.map { $0.polygons(in: box) } ?? []
    case .drawn(_, let possible): possible.map { $0.shape(in: box, overlay)?.polygons } ?? []
    }
  }
}

/// Discs in a plane, indexed by the area that each can reach.
struct DiscSet: Sendable {
  private let discs: [PlaneDisc]
  private let centres: NearestCentres
  private let widest: Double

  /// How far, in metres, the sides of a drawn circle may lie inside the circle. They never lie outside, so that
  /// whatever is called covered is covered.
  private static let tolerance = 0.5

  init(_ places: [Coordinate], _ radius: Length, _ conic: ConformalConic) {
    discs = places.map { conic.disc(around: $0, radius: radius) }
    centres = NearestCentres(discs.map(\.centre))
    widest = discs.map(\.radius).max() ?? 0
  }

  func indices(in box: PlaneBox) -> [Int] {
    let wide = box.widened(widest)
    return centres.inside(wide.low, wide.high)
  }

  /// The union of the discs that reach a box; nil if it cannot be made.
  func polygons(in box: PlaneBox) -> [PlanePolygon]? {
    let near = indices(in: box).sorted().map { discs[$0] }
    return (try? PlaneDiscUnion(near))?.drawing(tolerance: Self.tolerance).polygons
  }
}

/// Polygons in a plane, indexed by their bounding boxes.
struct PolygonSet: Sendable {
  private let polygons: [PlanePolygon]
  private let boxes: [PlaneBox]

  init(_ place: MultiPolygon?, _ plane: GroundPlane) {
    polygons = place.map(plane.polygons) ?? []
    boxes = polygons.map { PlaneBox([$0]) }
  }

  func cornerCount(in box: PlaneBox) -> Int {
    polygons.indices.reduce(0) { sum, index in
      guard boxes[index].meets(box) else { return sum }
      return sum + polygons[index].outer.count
        + polygons[index].holes.reduce(0) { $0 + $1.count }
    }
  }

  func shape(in box: PlaneBox, _ overlay: Overlay) -> PlaneShape? {
    let near = polygons.indices.filter { boxes[$0].meets(box) }.map { polygons[$0] }
    guard let shape = overlay.shape(of: near) else { return nil }
    let wide = box.widened(1)
    guard let clipped = shape.clipped(to: wide.low, wide.high) else { return nil }
    return overlay.shape(of: clipped.polygons)
  }
}
