import CareCircleTestSupport
import Drawing
import Foundation
import Geodesy
import Registers
import Testing

@testable import CareCircle
@testable import Reports

/// Pictures and pages of the sample district, whose names are Chinese.
@Suite(.enabled(if: canDrawChinese, "no font draws Chinese: install fonts-noto-cjk"))
struct SamplePictureTests {
  /// Every township has its name, inside the map, and no two labels overlap, nor one the scale bar.
  @Test(arguments: Language.allCases) func labelsKeepApart(language: Language) throws {
    let result = try PictureStudy.sample(language)
    let map = try result.picture().draw(as: .svg).map
    let units = try result.areas().rows.filter { $0.level == .township && $0.ground != nil }
    #expect(Set(map.labels.map(\.text)) == Set(units.compactMap(\.name)))
    #expect(map.labels.count == 8)
    for (number, label) in map.labels.enumerated() {
      #expect(map.frame.box.contains(label.box))
      #expect(!label.box.overlaps(map.scaleBar))
      for other in map.labels[(number + 1)...] { #expect(!label.box.overlaps(other.box)) }
    }
  }

  /// Every verdict and every kind of ground is there in its colour.
  @Test func everyColourIsThere() throws {
    let picture = try PixelPicture(
      PictureStudy.sample(.english).picture().drawn(as: .png, path: "p").bytes)
    #expect((picture.width, picture.height) == (1684, 1191))
    for colour: UInt32 in [0x0072B2, 0xD55E00, 0xB4B1AA, 0xCBE2F2, 0xFBEBD3, 0xF0EEEA, 0x222222] {
      #expect(picture.count(of: colour) > 100, "\(String(colour, radix: 16))")
    }
    // Most of the ground is not covered, and covered ground is next.
    #expect(picture.count(of: 0xFBEBD3) > picture.count(of: 0xCBE2F2))
  }

  /// Each gap has one page, whatever its texts.
  @Test(arguments: Language.allCases) func everyGapHasOnePage(language: Language) throws {
    let result = try PictureStudy.sample(language)
    let scene = try result.pictureScene()
    let sheets = EstateSheets(scene, routes: nil)
    let part = try #require(sheets.parts.first)
    #expect(sheets.parts == [0..<result.gaps.count] && sheets.name(of: part) == "sheets.pdf")
    #expect(try sheets.draw(part).pages == result.gaps.count)
    let first = try sheets.drawn(part).bytes
    #expect(first == (try sheets.drawn(part).bytes))
  }

  /// A city's sheets are several documents, which together have every gap once.
  @Test func theSheetsOfACityAreSeveralDocuments() throws {
    let estates = (1...1203).map { "e\($0),1990,\(120.5 + Double($0) * 0.0001),28.2" }
    let study = try PictureStudy(
      estates: estates.joined(separator: "\n"), rooms: "room,250,120.5000,28.0000")
    let sheets = EstateSheets(try study.result.pictureScene(), routes: nil)
    #expect(sheets.parts == [0..<500, 500..<1000, 1000..<1203])
    #expect(
      sheets.parts.map(sheets.name) == [
        "sheets-00001-00500.pdf", "sheets-00501-01000.pdf", "sheets-01001-01203.pdf",
      ])
    #expect(try sheets.draw(1000..<1203).pages == 203)
  }

  /// The numbers on the report's map hide no label and are those of the list.
  @Test(arguments: Language.allCases) func gapsAreNumberedOnTheMapOfTheReport(language: Language)
    throws
  {
    let result = try PictureStudy.sample(language)
    let scene = try result.pictureScene()
    let canvas = try Canvas(.svg, width: 600, height: 600)
    let box = PageBox(x: 10, y: 10, width: 580, height: 580)
    let map = MapPage.draw(scene, in: box, on: canvas, isNumbered: true)
    #expect(map.numbers.count > 40)
    #expect(Set(map.numbers.map(\.number)).count == map.numbers.count)
    let gaps = scene.results.gapsByNeed
    let boxes = map.labels.map(\.box) + [map.scaleBar] + map.numbers.map(\.box)
    for (place, one) in boxes.enumerated() {
      for other in boxes[(place + 1)...] { #expect(!one.overlaps(other)) }
    }
    for (number, label) in map.numbers {
      let anchor = try #require(scene.results.estates[gaps[number - 1]].anchor)
      let mark = map.frame.point(of: anchor)
      let (dx, dy) = (label.middle.x - mark.x, label.middle.y - mark.y)
      #expect((dx * dx + dy * dy).squareRoot() < 20)
    }
    #expect(MapPage.draw(scene, in: box, on: canvas).numbers.isEmpty)
  }

  /// What another program reads in the report: every gap with its figures, and the headline.
  @Test func theReportNamesEveryGap() throws {
    let tool = ForeignTool("pdftotext")
    guard tool.path != nil else { return }
    let result = try PictureStudy.sample(.chinese)
    let folder = try TemporaryFolder()
    try result.write(toFolder: folder.path + "/out", pages: [.report, .sheets])
    for name in ["report", "sheets"] {
      let run = try tool.run(["-layout", "\(folder.path)/out/\(name).pdf", "-"])
      #expect(run.code == 0)
      for gap in result.gaps { #expect(run.output.contains(gap.name ?? gap.id)) }
      if name == "report" { #expect(run.output.contains("已覆盖95/148（64.2%）")) }
    }
  }

  /// A city of 12,225 estates: every one is counted, and the files stay small.
  @Test(.enabled(if: SharedData.url("estates/shanghai-estates.bd09.json") != nil))
  func aCityStaysSmall() throws {
    var plan = StudyPlan()
    for (kind, path, crs) in [
      (InputKind.estates, "estates/shanghai-estates.bd09.json", CoordinateReferenceSystem.bd09),
      (.facilities, "facilities/shanghai-nursing-homes.bd09.csv", .bd09),
      (.boundary, "boundaries/cnmaps-310100.gcj02.geojson", .gcj02),
    ] {
      plan.inputs[kind] = [.file(try #require(SharedData.url(path)).path, crs: crs)]
    }
    (plan.requirement.acceptsAny, plan.ageRule.includesAllAges) = (true, true)
    let picture = try Study(plan).analyse().picture()
    let drawn = try picture.draw(as: .svg)
    #expect(drawn.map.radius < 1)
    #expect(try drawn.canvas.finished().bytes.count < 2_500_000)
    #expect(try picture.drawn(as: .pdf, path: "p").bytes.count < 800_000)
    let pixels = try PixelPicture(picture.drawn(as: .png, path: "p").bytes)
    // Marks of gaps are no blob: they cover less than a tenth of the city.
    let (marks, ground) = (pixels.count(of: 0xD55E00), pixels.count(of: 0xFBEBD3))
    #expect(marks > 3_000 && marks * 10 < ground)
  }

  /// The picture of the README is what the command of its page draws.
  @Test func thePictureOfTheReadmeIsUpToDate() throws {
    let kept = try PixelPicture(
      [UInt8](
        Data(
          contentsOf: URL(
            fileURLWithPath: CommandRun.repository + "/Documentation/Pictures/sample.png"))))
    var options = PictureOptions()
    options.pixels = 1400
    let drawn = try PixelPicture(
      PictureStudy.sample(.english).picture(options).drawn(as: .png, path: "p").bytes)
    #expect((kept.width, kept.height) == (drawn.width, drawn.height))
    // Fonts differ a little between systems; the map does not.
    for colour: UInt32 in [0x0072B2, 0xD55E00, 0xCBE2F2, 0xFBEBD3] {
      let (a, b) = (Double(kept.count(of: colour)), Double(drawn.count(of: colour)))
      #expect(abs(a - b) < 0.02 * b)
    }
  }
}
