import CareModel
import Compliance
import Coverage
import Geodesy
import PlaneGeometry
import Registers
import StreetNetwork
import Wording

/// Everything that maps and pages of one result show, projected once.
package struct PictureScene: Sendable {
  let results: CoverageResults
  let report: AreaReport
  let inputs: [InputInfo]
  let parameters: StudyParameters
  let words: PictureWords
  let conic: ConformalConic
  /// The ground that a map of everything shows.
  let extent: GroundBox
  /// The estates that lie outside of it.
  let outside: Int
  /// The borders of townships, or of the ground that was analysed.
  private(set) var grounds = PlaneLines()
  /// The townships with ground: their rings among those of `grounds`, and the index of their row.
  private(set) var units: [(rings: Range<Int>, row: Int)] = []
  /// What is covered along the streets; empty without streets.
  private(set) var covered = PlaneLines()
  /// What is covered in straight lines; empty along streets.
  private(set) var discs: [PlaneDisc] = []
  private(set) var gaps = PlaneLines()
  private(set) var undecided = PlaneLines()
  private(set) var base = BaseMap()
  /// Where each estate is drawn; nil if its location is not known.
  let estates: [PlanePoint?]
  let facilities: [PlanePoint]

  /// The scene of a result.
  ///
  /// - Parameters:
  ///   - covered: what the facilities that count cover along the streets; nil without streets.
  ///   - streets: the streets; nil without them.
  ///   - ground: the ground that was analysed, for studies without townships.
  /// - Throws: `CareCircleError.usage` if the places lie too far apart for one map.
  package init(
    _ results: CoverageResults, _ report: AreaReport, _ inputs: [InputInfo],
    _ parameters: StudyParameters, covered: MultiPolygon?, streets: StreetMap?,
    ground: MultiPolygon?
  ) throws(CareCircleError) {
    (self.results, self.report, self.inputs) = (results, report, inputs)
    self.parameters = parameters
    words = PictureWords(results.language)
    let townships = report.rows.enumerated().filter { $1.level == .township && $1.ground != nil }
    let borders = townships.isEmpty ? [ground].compactMap(\.self) : townships.compactMap(\.1.ground)
    let anchors = results.estates.map(\.anchor)
    let placed = results.facilities.map(\.coordinate)
    let shown = Self.extent(borders, anchors.compactMap(\.self), placed)
    let extent = shown.box
    outside = anchors.count { $0.map { !extent.holds($0) } ?? false }
    self.extent = extent
    let corners = [
      Coordinate(uncheckedLongitude: extent.west, latitude: extent.south),
      Coordinate(uncheckedLongitude: extent.east, latitude: extent.north),
    ]
    guard !extent.isEmpty, let conic = ConformalConic(covering: corners) else {
      throw .usage([.noMap(isEmpty: extent.isEmpty)])
    }
    self.conic = conic
    estates = anchors.map { $0.map(conic.point(of:)) }
    facilities = placed.map(conic.point(of:))
    for (row, unit) in townships {
      let start = grounds.count
      if let ground = unit.ground { grounds.add(ground, conic) }
      units.append((start..<grounds.count, row))
    }
    if townships.isEmpty { for border in borders { grounds.add(border, conic) } }
    if let covered {
      self.covered.add(covered, conic)
    } else {
      let radius = results.circle.drawnRadius
      discs = results.counting.map { conic.disc(around: $0, radius: radius) }
    }
    for gap in report.areas?.gaps ?? [] {
      if gap.isUndecided { undecided.add(gap.place, conic) } else { gaps.add(gap.place, conic) }
    }
    if let streets { base = BaseMap(streets, conic) }
  }

  /// The ground with a margin. Without ground it is where the estates are, or else the facilities; places outside of
  /// the ground count as long as they lie near it.
  private static func extent(
    _ borders: [MultiPolygon], _ estates: [Coordinate], _ facilities: [Coordinate]
  ) -> (box: GroundBox, hasGround: Bool) {
    var box = GroundBox.empty
    for border in borders { for place in border.outerCorners { box.add(place) } }
    if box.isEmpty {
      for place in estates.isEmpty ? facilities : estates { box.add(place) }
      return (box.widened(by: 0.05), false)
    }
    let near = box.widened(by: 0.25)
    for place in estates where near.holds(place) { box.add(place) }
    return (box.widened(by: 0.015), true)
  }
}

extension GroundBox {
  fileprivate mutating func add(_ place: Coordinate) {
    (west, east) = (min(west, place.longitude), max(east, place.longitude))
    (south, north) = (min(south, place.latitude), max(north, place.latitude))
  }

  func holds(_ place: Coordinate) -> Bool {
    (west...max(west, east)).contains(place.longitude)
      && (south...max(south, north)).contains(place.latitude)
  }

  /// The box with a share of its size added on each side.
  func widened(by share: Double) -> GroundBox {
    guard !isEmpty else { return self }
    let (x, y) = ((east - west) * share, (north - south) * share)
    return GroundBox(
      west: max(-180, west - x), south: max(-90, south - y), east: min(180, east + x),
      north: min(90, north + y))
  }
}

extension InputProblem {
  fileprivate static func noMap(isEmpty: Bool) -> InputProblem {
    InputProblem(
      .wrongValue, file: "carecircle", field: "boundary, estates",
      isEmpty
        ? Message(en: "there is no place to draw", zh: "没有可绘制的位置")
        : Message(
          en:
            "the places lie too far apart for one map; outside of China, a map spans at most 20 degrees of longitude "
            + "by 8 of latitude; draw parts, for example with --within",
          zh: "各处位置相距过远，无法绘入一幅图；中国以外，一幅图的经度跨度不超过20度、纬度跨度不超过8度；请分区绘制，例如使用 --within"))
  }
}
