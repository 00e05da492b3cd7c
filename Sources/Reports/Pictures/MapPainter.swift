import Coverage
import Drawing
import Geodesy
import PlaneGeometry

/// What a map was drawn with, for its legend and for tests.
struct DrawnMap {
  let frame: MapFrame
  /// The radius of the marks of estates.
  let radius: Double
  /// The labels with their boxes.
  var labels: [(text: String, box: PageBox)] = []
  /// The numbers of gaps with their boxes.
  var numbers: [(number: Int, box: PageBox)] = []
  /// The box of the scale bar.
  var scaleBar = PageBox(x: 0, y: 0, width: 0, height: 0)
}

/// Draws a map of a scene into a box of a page.
struct MapPainter {
  let scene: PictureScene
  let canvas: Canvas
  let frame: MapFrame
  /// Where the estates and the facilities are on the page; nil for those that are not on the map.
  let estates: [PagePoint?]
  let facilities: [PagePoint?]
  let radius: Double

  /// A painter of some ground.
  init(_ scene: PictureScene, _ ground: GroundBox, in box: PageBox, on canvas: Canvas) {
    (self.scene, self.canvas) = (scene, canvas)
    let frame = MapFrame(ground, in: box, scene.conic)
    let seen = box.inset(-2)
    let place = { (point: PlanePoint) -> PagePoint? in
      let place = frame.point(point)
      return seen.contains(place) ? place : nil
    }
    estates = scene.estates.map { $0.flatMap(place) }
    facilities = scene.facilities.map(place)
    radius = MarkSize.radius(estates.compactMap(\.self))
    self.frame = frame
  }

  /// The radius of the marks of facilities. They are larger than those of estates, but do not hide their circles.
  var facilityRadius: Double {
    let circle = scene.results.circle.drawnRadius.metres / frame.metresPerPoint
    return min(max(2.2, radius * 1.25), max(0.9, circle * 0.35))
  }

  /// Draws ground, base map and marks, cut at the border of the box.
  func drawGround() {
    canvas.clipped(to: PagePath(frame.box)) {
      canvas.fill(frame.rings(scene.grounds), MapPalette.ground)
      canvas.fill(frame.rings(scene.gaps), MapPalette.gap)
      drawUndecided()
      drawCovered()
      drawBase()
      let borders = frame.rings(scene.grounds)
      canvas.stroke(borders, .white, width: 2.4, isClosed: true)
      canvas.stroke(borders, MapPalette.border, width: 0.8, isClosed: true)
    }
  }

  private func drawUndecided() {
    let path = frame.rings(scene.undecided)
    guard !path.isEmpty else { return }
    canvas.fill(path, MapPalette.undecided)
    canvas.clipped(to: path) { Hatching.draw(frame.box, on: canvas) }
  }

  private func drawCovered() {
    canvas.fill(frame.rings(scene.covered), MapPalette.covered)
    let seen = frame.seen
    for disc in scene.discs {
      var own = PlaneBox()
      own.add(PlanePoint(x: disc.centre.x - disc.radius, y: disc.centre.y - disc.radius))
      own.add(PlanePoint(x: disc.centre.x + disc.radius, y: disc.centre.y + disc.radius))
      guard own.overlaps(seen) else { continue }
      canvas.fill(
        circle: frame.point(disc.centre), radius: disc.radius * frame.scale, MapPalette.covered)
    }
  }

  private func drawBase() {
    // A street is as wide as eight metres are on the map, but never as heavy as what is asked about.
    let width = min(1.6, max(0.22, 8 / frame.metresPerPoint))
    canvas.stroke(frame.lines(scene.base.water), MapPalette.water, width: max(0.5, width))
    canvas.stroke(frame.lines(scene.base.streets), MapPalette.street, width: width)
    canvas.stroke(frame.lines(scene.base.expressways), MapPalette.street, width: width * 1.8)
    canvas.stroke(
      frame.lines(scene.base.railways), MapPalette.railway, width: max(0.5, width * 0.8),
      dash: [4, 2])
  }

  /// Draws the marks: what is not asked about first, what is certainly wrong last, and the facilities above all.
  func drawMarks() {
    canvas.clipped(to: PagePath(frame.box)) {
      let order: [Verdict] = [.notApplicable, .covered, .indeterminate, .gap]
      for verdict in order {
        let own = estates.indices.lazy.filter { scene.results.reaches[$0].verdict == verdict }
        draw(.estate(verdict), own.compactMap { estates[$0] }, radius)
      }
      draw(.facility(.fails(.otherKind)), places { if case .fails = $0 { true } else { false } })
      draw(
        .facility(.unknown(.kindUnknown)), places { if case .unknown = $0 { true } else { false } })
      draw(.facility(.qualifies), places { $0 == .qualifies })
    }
  }

  private func draw(_ mark: MapMark, _ places: [PagePoint], _ radius: Double? = nil) {
    let radius = radius ?? facilityRadius
    mark.draw(MarkSize.distinct(places, radius: radius), radius: radius, on: canvas)
  }

  private func places(_ isWanted: (Qualification) -> Bool) -> [PagePoint] {
    facilities.indices.compactMap {
      isWanted(scene.results.qualifications[$0]) ? facilities[$0] : nil
    }
  }

  /// A placer that knows of every mark.
  func placer() -> LabelPlacer {
    let estates = zip(estates, scene.results.reaches).compactMap { place, reach in
      place.map { ($0, reach.verdict == .notApplicable ? 0.3 : 1.0) }
    }
    let facilities = zip(facilities, scene.results.qualifications).compactMap { place, answer in
      place.map { ($0, answer == .qualifies ? 6.0 : 1.0) }
    }
    return LabelPlacer(frame.box, hiding: estates + facilities)
  }
}

/// Slanting lines for undecided ground, so that it differs without colour, too.
enum Hatching {
  static func draw(_ box: PageBox, on canvas: Canvas) {
    var path = PagePath()
    var start = box.x - box.height
    while start < box.right {
      path.add([PagePoint(start, box.bottom), PagePoint(start + box.height, box.y)])
      start += 5
    }
    canvas.stroke(path, MapPalette.hatch, width: 0.45)
  }
}
