import Parallel
import PlaneGeometry

/// The ground to analyse, divided into pieces that can be cut in parallel.
struct DemandGround {
  /// A piece of the ground of one unit, or of the ground outside all units.
  struct Job: Sendable {
    let unit: Int?
    let ground: [PlanePolygon]
    /// The box to which the piece was cut. A gap that touches its border continues in another piece. Nil for a whole
    /// unit.
    let tile: PlaneBox?
  }

  /// The ground of each unit within the demand, followed by the ground outside all units.
  private var grounds: [(unit: Int?, polygons: [PlanePolygon])] = []
  /// The ground of each unit that an earlier unit also claims.
  private var doubled: [[PlanePolygon]] = []
  /// The number of units whose ground GEOS could not cut.
  private(set) var failures = 0

  /// The largest number of circles to cut at a time. With more, the time for each of them grows.
  private static let most = 2000

  /// Divides the demand into the ground of each unit and the rest. `parts` are the grounds to which the analysis is
  /// limited: what is analysed lies in each of them.
  init(
    _ demand: MultiPolygon?, _ units: [MultiPolygon?], _ plane: GroundPlane, parts: [[PlanePolygon]]
  ) {
    let limits = parts + (demand.map { [plane.polygons(of: $0)] } ?? [])
    var common: [PlanePolygon]?
    for ground in limits {
      let cut = Self.clean(ground, within: common.map(DisjointPolygons.init))
      if cut == nil { failures += 1 }
      common = cut ?? []
    }
    let within = common.map(DisjointPolygons.init)
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
    guard demand != nil, let common, !common.isEmpty else { return }
    guard let rest = Self.rest(of: common, without: units.compactMap(\.self).map(plane.polygons))
    else {
      failures += 1
      return
    }
    if !rest.isEmpty { grounds.append((nil, rest)) }
  }

  /// The part of some polygons that lies within `others`, as valid polygons; nil if GEOS fails. If `others` is nil, all
  /// of it.
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

  /// The pieces of ground that an earlier unit also claims.
  func doubledJobs(_ cover: PlaneCover) -> [Job] {
    jobs(cover, doubled.map { (nil, $0) })
  }

  /// The pieces to cut: one for each unit, or several tiles for a unit with many circles.
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
    // The last column and row end exactly at the box's border, whatever rounding does.
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

/// Polygons that do not overlap each other, indexed by their bounding boxes.
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
  /// The union of polygons that may touch or cross each other and themselves, as a valid shape; nil if GEOS fails.
  /// Ground that several of them cover belongs to it.
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
