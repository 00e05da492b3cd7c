import CareModel
import Coverage
import Drawing
import Geodesy
import PlaneGeometry
import StreetNetwork
import Wording

/// The surroundings of one estate: its circle, what stands inside, and the walk to the nearest room that counts.
struct EstateMap {
  private let scene: PictureScene
  private let index: Int
  private let anchor: Coordinate
  private let route: Route?
  private var results: CoverageResults { scene.results }

  init(_ scene: PictureScene, _ index: Int, _ anchor: Coordinate, _ route: Route?) {
    (self.scene, self.index, self.anchor, self.route) = (scene, index, anchor, route)
  }

  func draw(in box: PageBox, on canvas: Canvas) {
    let painter = MapPainter(scene, ground, in: box, on: canvas)
    painter.drawGround()
    canvas.clipped(to: PagePath(box)) {
      drawEstate(painter)
      drawWalk(painter)
    }
    painter.drawMarks()
    let place = painter.frame.point(of: anchor)
    MapMark.estate(.gap).draw([place], radius: 6, on: canvas)
    var placer = painter.placer()
    placer.take(PageBox(x: place.x - 6, y: place.y - 6, width: 12, height: 12))
    _ = painter.drawFurniture(&placer)
    drawNames(painter, place, &placer)
    canvas.stroke(PagePath(box), MapPalette.line, width: 0.6, isClosed: true)
  }

  /// What the signs of the map mean.
  func signs() -> [(symbol: MapLegend.Symbol, text: String)] {
    let words = scene.words
    let metres = Decimals.text(results.circle.drawnRadius.metres, 0)
    let ring = words.say("\(metres) m, straight", "直线\(metres)米")
    let isStraight = results.method.isEstimated
    return [
      (.mark(.estate(.gap)), words.say("this estate, other gaps", "本小区及其他缺口")),
      (.mark(.estate(.covered)), Verdict.covered.message.text(words.language)),
      (.mark(.estate(.indeterminate)), Verdict.indeterminate.message.text(words.language)),
      (.mark(.facility(.qualifies)), words.say("facility that counts", "计入的设施")),
      (.mark(.facility(.unknown(.kindUnknown))), words.say("may count", "待核实")),
      (.mark(.facility(.fails(.otherKind))), words.say("does not count", "不计入")),
      (
        .line(MapPalette.walk, width: 1.8, dash: isStraight ? [3, 4] : []),
        isStraight
          ? words.say("nearest that counts, straight", "至最近的合格用房（直线）")
          : words.say("walk to the nearest that counts", "至最近的合格用房的路线")
      ),
    ] + (isStraight ? [(.line(MapPalette.gapMark, width: 1, dash: [5, 3]), ring)] : [])
  }

  /// The circle with a margin, and the nearest room unless it is far away.
  private var ground: GroundBox {
    let radius = results.circle.drawnRadius.metres
    var places = [0.0, 90, 180, 270].map {
      Geodesic.destination(from: anchor, azimuth: $0, distance: .metres(radius * 1.12))
    }
    if let nearest = results.reaches[index].nearest, nearest.straight.metres < radius * 4 {
      places.append(results.facilities[nearest.facility].coordinate)
      places += route?.places ?? []
    }
    let (x, y) = (places.map(\.longitude), places.map(\.latitude))
    return GroundBox(
      west: x.min() ?? anchor.longitude, south: y.min() ?? anchor.latitude,
      east: x.max() ?? anchor.longitude, north: y.max() ?? anchor.latitude
    ).widened(by: 0.04)
  }

  private func drawEstate(_ painter: MapPainter) {
    let (canvas, frame) = (painter.canvas, painter.frame)
    if case .area(let area) = results.estates[index].place {
      var own = PlaneLines()
      own.add(area, scene.conic)
      canvas.fill(
        frame.rings(own), Colour(0xD55E00, alpha: 0.25), border: MapPalette.gapMark, width: 0.9)
    }
    // Along streets no circle has a meaning.
    if results.method.isEstimated {
      let radius = results.circle.drawnRadius.metres / frame.metresPerPoint
      canvas.stroke(
        circle: frame.point(of: anchor), radius: radius, MapPalette.gapMark, width: 1, dash: [5, 3]
      )
    }
    let gates = results.estates[index].gates.map { frame.point(of: $0.coordinate) }
    canvas.dot(gates, radius: 2.6, .white)
    canvas.dot(gates, radius: 1.8, MapPalette.gapMark)
  }

  /// The walk along streets as it is; in a straight line it is only an estimate, so the line is broken.
  private func drawWalk(_ painter: MapPainter) {
    guard let nearest = results.reaches[index].nearest else { return }
    let room = results.facilities[nearest.facility].coordinate
    var line = PlaneLines()
    line.add(route?.places ?? [start(nearest), room], scene.conic)
    let path = painter.frame.lines(line)
    painter.canvas.stroke(path, .white, width: 3.4)
    painter.canvas.stroke(path, MapPalette.walk, width: 1.8, dash: route == nil ? [3, 4] : [])
  }

  private func start(_ nearest: NearestFacility) -> Coordinate {
    let gates = results.estates[index].gates
    if case .gate(let number) = nearest.from, gates.indices.contains(number) {
      return gates[number].coordinate
    }
    return anchor
  }

  /// The names of the estate, of the room and of the near misses.
  private func drawNames(
    _ painter: MapPainter, _ place: PagePoint, _ placer: inout LabelPlacer
  ) {
    let (estate, reach) = (results.estates[index], results.reaches[index])
    let style = TextStyle(9, MapPalette.ink, isBold: true)
    _ = painter.drawLabel(estate.name ?? estate.id, at: place, style, gap: 9, &placer)
    let rooms = [reach.nearest?.facility].compactMap(\.self) + reach.nearMisses.map(\.facility)
    for number in rooms {
      guard let mark = painter.facilities[number] else { continue }
      let room = results.facilities[number]
      _ = painter.drawLabel(
        room.name ?? room.id, at: mark, TextStyle(7.5, MapPalette.ink), gap: 7, &placer)
    }
  }
}
