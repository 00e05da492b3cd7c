import Parallel
import PlaneGeometry

/// The ground asked about, cut into pieces that are worked on side by side.
struct DemandGround {
  /// A piece of ground of one unit.
  struct Job: Sendable {
    let unit: Int?
    let ground: [PlanePolygon]
    /// The box that it was cut to; pieces of gaps that touch it go on in another job. Nil for a whole unit.
    let tile: PlaneBox?
  }

  /// For each unit its ground within the demand, and last what lies outside of all units.
  private var grounds: [(unit: Int?, polygons: [PlanePolygon])] = []
  /// Ground that units claim which earlier ones have already.
  private var doubled: [[PlanePolygon]] = []
  /// Units whose ground GEOS could not cut.
  private(set) var failures = 0

  /// The number of circles that are cut at a time. With more, the time for each of them grows.
  private static let most = 2000

  /// The ground of some units within the demand, and the rest of it; `tile` is the part of the study that is asked
  /// about, or nil.
  init(
    _ demand: MultiPolygon?, _ units: [MultiPolygon?], _ plane: GroundPlane, tile: [PlanePolygon]?
  ) {
    let asked = tile.map(DisjointPolygons.init)
    let whole = demand.map { Self.clean(plane.polygons(of: $0), within: asked) }
    if case .some(nil) = whole { failures += 1 }
    let within = whole.map { DisjointPolygons($0 ?? []) } ?? asked
    let moved = ParallelMap.map(units.count) { unit -> [PlanePolygon]? in
      guard let ground = units[unit] else { return [] }
      return Self.clean(plane.polygons(of: ground), within: within)
    }
    for (unit, polygons) in moved.enumerated() {
      guard let polygons else {
        failures += 1
        continue
      }
      if !polygons.isEmpty { grounds.append((unit, polygons)) }
    }
    for polygons in DoubledGround(grounds.map(\.polygons)).pieces() {
      guard let polygons else {
        failures += 1
        continue
      }
      if !polygons.isEmpty { doubled.append(polygons) }
    }
    guard let demand = whole ?? nil, !demand.isEmpty else { return }
    guard let rest = Self.rest(of: demand, without: units.compactMap(\.self).map(plane.polygons))
    else {
      failures += 1
      return
    }
    if !rest.isEmpty { grounds.append((nil, rest)) }
  }

  /// Valid polygons of what lies within some polygons, or of everything; nil where GEOS fails.
  private static func clean(
    _ polygons: [PlanePolygon], within others: DisjointPolygons?
  ) -> [PlanePolygon]? {
    let box = PlaneBox(polygons).widened(1)
    let near = others?.meeting(box)
    if near?.isEmpty == true { return [] }
    guard let overlay = Overlay(), let own = overlay.valid(polygons) else { return nil }
    guard let near else { return own.polygons }
    guard let all = overlay.shape(of: near)?.clipped(to: box.low, box.high),
      let ground = overlay.valid(all.polygons)
    else { return nil }
    return own.intersection(ground)?.polygons
  }

  private static func rest(
    of whole: [PlanePolygon], without units: [[PlanePolygon]]
  ) -> [PlanePolygon]? {
    guard let overlay = Overlay(), let ground = overlay.valid(whole) else { return nil }
    let box = PlaneBox(whole)
    let near = units.filter { box.meets(PlaneBox($0)) }
    guard !near.isEmpty else { return ground.polygons }
    var valid: [PlanePolygon] = []
    for unit in near {
      guard let shape = overlay.valid(unit) else { return nil }
      valid += shape.polygons
    }
    return overlay.union(of: valid).flatMap(ground.difference)?.polygons
  }

  /// The pieces of ground that units claim twice.
  func doubledJobs(_ cover: PlaneCover) -> [Job] {
    jobs(cover, doubled.map { (nil, $0) })
  }

  /// The pieces: a unit each, and units with many circles in several tiles.
  func jobs(_ cover: PlaneCover) -> [Job] { jobs(cover, grounds) }

  private func jobs(
    _ cover: PlaneCover, _ grounds: [(unit: Int?, polygons: [PlanePolygon])]
  ) -> [Job] {
    let jobs = ParallelMap.map(grounds.count) { index -> [Job] in
      let (unit, polygons) = grounds[index]
      let box = PlaneBox(polygons)
      let weight = cover.weight(in: box)
      guard weight > Self.most, let overlay = Overlay(), let shape = overlay.shape(of: polygons)
      else { return [Job(unit: unit, ground: polygons, tile: nil)] }
      let side = Int((Double(weight) / Double(Self.most) * 2).squareRoot().rounded(.up))
      return Self.tiles(box, side).compactMap { tile in
        let piece = overlay.shape(of: [tile.polygon]).flatMap(shape.intersection)
        guard let ground = piece?.polygons, !ground.isEmpty else { return nil }
        return Job(unit: unit, ground: ground, tile: tile)
      }
    }
    return jobs.flatMap(\.self)
  }

  private static func tiles(_ box: PlaneBox, _ side: Int) -> [PlaneBox] {
    let (wide, high) = (
      (box.high.x - box.low.x) / Double(side), (box.high.y - box.low.y) / Double(side)
    )
    // The last column and row reach to the box's own border, whatever rounding says.
    let edge = { (number: Int, low: Double, step: Double, high: Double) in
      number == side ? high : low + Double(number) * step
    }
    return (0..<side * side).map { number in
      let (column, row) = (number % side, number / side)
      return PlaneBox(
        low: PlanePoint(
          x: edge(column, box.low.x, wide, box.high.x), y: edge(row, box.low.y, high, box.high.y)),
        high: PlanePoint(
          x: edge(column + 1, box.low.x, wide, box.high.x),
          y: edge(row + 1, box.low.y, high, box.high.y)))
    }
  }
}

/// Polygons that share no ground, found by their boxes.
private struct DisjointPolygons: Sendable {
  private let polygons: [PlanePolygon]
  private let boxes: [PlaneBox]

  init(_ polygons: [PlanePolygon]) {
    self.polygons = polygons
    boxes = polygons.map { PlaneBox([$0]) }
  }

  func meeting(_ box: PlaneBox) -> [PlanePolygon] {
    polygons.indices.filter { boxes[$0].meets(box) }.map { polygons[$0] }
  }
}

extension Overlay {
  /// The valid shape of some polygons, which may touch or cross each other and themselves. What several of them cover
  /// is covered.
  func valid(_ polygons: [PlanePolygon]) -> PlaneShape? {
    guard let shape = shape(of: polygons) else { return nil }
    if shape.isValid { return shape }
    guard polygons.count > 1 else { return shape.mended() }
    var pieces: [PlanePolygon] = []
    for polygon in polygons {
      guard let piece = self.shape(of: [polygon]),
        let valid = piece.isValid ? piece : piece.mended()
      else { return nil }
      pieces += valid.polygons
    }
    return union(of: pieces)
  }
}
