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
    case discs(certain: DiscSet, all: DiscSet?)
    case drawn(certain: PolygonSet, all: PolygonSet?)
  }
  private let source: Source

  init(_ ground: CoveredGround, _ plane: GroundPlane) {
    switch ground {
    case .discs(let certain, let unsure, let radius):
      source = .discs(
        certain: DiscSet(certain, radius, plane.conic),
        all: unsure.isEmpty ? nil : DiscSet(certain + unsure, radius, plane.conic))
    case .drawn(let certain, let possible):
      let own = PolygonSet(certain, plane)
      source = .drawn(
        certain: own, all: certain == possible ? nil : PolygonSet(possible, plane))
    }
  }

  /// The amount of work that a box needs. A box with more than a few thousand circles is cut faster in several tiles.
  func weight(in box: PlaneBox) -> Int {
    switch source {
    case .discs(let certain, let all): (all ?? certain).indices(in: box).count
    case .drawn(let certain, let all): (all ?? certain).cornerCount(in: box) / 16
    }
  }

  /// The ground within a box that is certainly covered, and the ground that may be covered; nil if GEOS fails. The
  /// second shape is nil if it is the same as the first.
  func shapes(in box: PlaneBox, _ overlay: Overlay) -> (certain: PlaneShape, all: PlaneShape?)? {
    switch source {
    case .discs(let certain, let all):
      guard let own = certain.shape(in: box, overlay) else { return nil }
      guard let all else { return (own, nil) }
      return all.shape(in: box, overlay).map { (own, $0) }
    case .drawn(let certain, let all):
      guard let own = certain.shape(in: box, overlay) else { return nil }
      guard let all else { return (own, nil) }
      return all.shape(in: box, overlay).map { (own, $0) }
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

  func shape(in box: PlaneBox, _ overlay: Overlay) -> PlaneShape? {
    let near = indices(in: box).sorted().map { discs[$0] }
    guard let union = try? PlaneDiscUnion(near) else { return nil }
    return overlay.shape(of: union.drawing(tolerance: Self.tolerance).polygons)
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
