import CareModel
import Coverage
import Drawing
import TextFormats
import Wording

/// How a picture is drawn.
public struct PictureOptions: Sendable {
  /// The title; nil for what is asked.
  public var title: String?
  /// The width of a PNG in pixels.
  public var pixels = 1684

  /// Makes options for a picture of the usual width, titled by the question.
  public init() {}

  /// The widths of a PNG that can be asked for.
  public static let widths = 200...8000

  /// Makes sure, before any work is done, that pictures can be drawn at all; `path` is that of the picture.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the program was built without pictures, or if a library is not
  ///   installed.
  public static func check(_ path: String) throws(CareCircleError) {
    do throws(PictureFault) {
      try Canvas.check()
    } catch {
      throw CareCircleError(error, path: path)
    }
  }
}

/// A map of everything on one page of A4, upright or across, whichever shows it larger.
package struct MapPicture {
  private let scene: PictureScene
  private let options: PictureOptions
  private let isUpright: Bool
  private var width: Double { isUpright ? Paper.short : Paper.long }
  private var height: Double { isUpright ? Paper.long : Paper.short }

  /// The picture of a scene.
  package init(_ scene: PictureScene, _ options: PictureOptions) {
    (self.scene, self.options) = (scene, options)
    let across = MapFrame(scene.extent, in: Self.mapBox(isUpright: false), scene.conic)
    let upright = MapFrame(scene.extent, in: Self.mapBox(isUpright: true), scene.conic)
    isUpright = upright.scale > across.scale * 1.1
  }

  private static func mapBox(isUpright: Bool) -> PageBox {
    isUpright
      ? PageBox(x: 24, y: 62, width: Paper.short - 48, height: 596)
      : PageBox(x: 24, y: 62, width: 584, height: Paper.short - 86)
  }

  /// The bytes of a file; `path` is the file's, for an error.
  package func drawn(
    as format: PictureFormat, path: String
  ) throws(CareCircleError) -> ByteBuffer {
    do throws(PictureFault) {
      return try draw(as: format).canvas.finished()
    } catch {
      throw CareCircleError(error, path: path)
    }
  }

  /// Draws it, and returns where things are.
  func draw(as format: PictureFormat) throws(PictureFault) -> (canvas: Canvas, map: DrawnMap) {

    let canvas = try Canvas(
      format, width: width, height: height, pixels: Double(options.pixels) / width,
      language: scene.words.tag)
    canvas.describe(title: title, day: scene.creationDay)
    drawHead(canvas)
    let map = MapPage.draw(scene, in: Self.mapBox(isUpright: isUpright), on: canvas)
    drawLegend(map, canvas)
    return (canvas, map)
  }

  private var title: String {
    options.title ?? scene.words.title(scene.parameters.question)
  }

  private func drawHead(_ canvas: Canvas) {
    let tally = scene.results.reaches.reduce(into: CoverageTally()) { $0.add($1) }
    canvas.draw(
      title, TextStyle(17, MapPalette.ink, isBold: true, width: width - 48, lines: 1), x: 24, y: 14)
    canvas.draw(
      scene.words.headline(tally),
      TextStyle(9.5, MapPalette.paleInk, width: width - 48, lines: 1), x: 24, y: 40)
  }

  private func drawLegend(_ map: DrawnMap, _ canvas: Canvas) {
    let legend = MapLegend(scene, radius: map.radius)
    let box = map.frame.box
    let side =
      isUpright
      ? PageBox(x: box.x, y: box.bottom + 10, width: box.width, height: 174)
      : PageBox(x: box.right + 14, y: box.y, width: width - box.right - 38, height: box.height)
    legend.draw(in: side, columns: isUpright ? 3 : 1, on: canvas)
    let notes = TextBlock(
      MapPage.notes(scene),
      TextStyle(7, MapPalette.paleInk, width: side.width, lines: isUpright ? 5 : 14),
      on: canvas)
    notes.draw(x: side.x, y: height - 20 - notes.height)
  }
}

/// A4 in points.
enum Paper {
  static let short = 595.28
  static let long = 841.89
}

/// A map of everything in a box, with what belongs to it wherever it stands.
enum MapPage {
  /// `isNumbered` is whether gaps have the numbers of the list that follows.
  static func draw(
    _ scene: PictureScene, in box: PageBox, on canvas: Canvas, isNumbered: Bool = false
  ) -> DrawnMap {
    let painter = MapPainter(scene, scene.extent, in: box, on: canvas)
    painter.drawGround()
    painter.drawMarks()
    var placer = painter.placer()
    var map = DrawnMap(frame: painter.frame, radius: painter.radius)
    map.scaleBar = painter.drawFurniture(&placer)
    map.labels = painter.drawUnitNames(&placer)
    if isNumbered { map.numbers = painter.drawGapNumbers(&placer) }
    canvas.stroke(PagePath(box), MapPalette.line, width: 0.6, isClosed: true)
    return map
  }

  /// What a reader has to know of a map: the day, the circle, how walks were measured, the sources, what is not on it.
  static func notes(_ scene: PictureScene) -> String {
    let words = scene.words
    let outside =
      scene.outside == 0
      ? nil
      : words.say(
        "\(counted(scene.outside, "estate")) far outside the boundary "
          + "\(inNumber(scene.outside, "is", "are")) not on the map.",
        "边界以外较远的\(Decimals.grouped(scene.outside))个小区未绘入。")
    let notPlaced = scene.inputs.facilitiesNotPlaced
    let unplaced =
      notPlaced == 0
      ? nil
      : words.say(
        "\(counted(notPlaced, "facility", "facilities")) could not be placed.",
        "\(Decimals.grouped(notPlaced))处设施无法定位。")
    return [
      words.day(scene.parameters), words.circle(scene.results), words.method(scene.results),
      outside, unplaced, words.sources(scene), words.program,
    ].compactMap(\.self).joined(separator: words.say(" ", ""))
  }
}

extension PictureScene {
  /// The day of a PDF about no day in particular.
  static let unknownDay = "2000-01-01"

  /// The day that a PDF says it was made on: that of the analysis, never the clock's.
  var creationDay: String {
    parameters.question.requirement.asOf?.description ?? Self.unknownDay
  }
}
