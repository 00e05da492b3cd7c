import CareCircle
import CareCircleTestSupport
import CareModel
import Coverage
import Foundation
import Registers
import Testing
import Wording

@testable import ReportPages

/// The page says what the other outputs say.
@Suite struct PageContentTests {
  private static let sample = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "SampleData/study.yaml").path

  private func study(_ language: Language) throws -> StudyResult {
    var plan = try StudyFile.plan(Self.sample)
    plan.language = language
    return try Study(plan).analyse()
  }

  @Test(arguments: Language.allCases)
  func everyGapIsNamed(_ language: Language) throws {
    let result = try study(language)
    let page = PageText(try result.page())
    let wanted = result.gaps.map { $0.name ?? $0.id }
    #expect(wanted.count == 53)
    #expect(page.gaps.filter(Set(wanted).contains).sorted() == wanted.sorted())
  }

  @Test(arguments: Language.allCases)
  func theHeadlineIsThatOfTheResults(_ language: Language) throws {
    let result = try study(language)
    let html = PageText(try result.page()).html
    let tally = result.tally
    let percent = Decimals.text(try #require(tally.covered.percent), 1)
    let gaps = tally.verdicts[.gap, default: 0]
    switch language {
    case .english:
      #expect(html.contains(">\(percent) %<"))
      #expect(html.contains("\(tally.covered.numerator) of \(tally.covered.denominator) estates"))
      #expect(html.contains(">\(gaps)</p>"))
    case .chinese:
      #expect(html.contains(">\(percent)%<"))
      #expect(html.contains("已判定的\(tally.covered.denominator)个小区中，\(tally.covered.numerator)个已覆盖"))
      #expect(html.contains(">\(gaps)个</p>"))
    }
  }

  @Test func everyTownshipHasItsFigures() throws {
    let result = try study(.english)
    let html = PageText(try result.page()).html
    for row in try result.areas().rows where row.level == .township {
      let (name, tally) = (try #require(row.name), row.figures.tally)
      let cells = [
        tally.total, tally.covered.numerator, tally.covered.denominator,
      ].map { "<td class=\"n\" data-v=\"\($0)\">\($0)</td>" }.joined()
      #expect(html.contains("data-v=\"\(name)\">\(name)</th>"))
      #expect(html.contains(cells), "\(name)")
    }
  }

  /// What a click shows comes from these columns.
  @Test func theDataAreThoseOfTheEstates() throws {
    let result = try study(.english)
    let estates = try #require(try PageText(result.page()).data()["estates"] as? [String: Any])
    let ids = try #require(estates["id"] as? [String])
    #expect(ids == result.estates.map(\.id))
    let verdicts = try #require(estates["verdict"] as? [Int])
    #expect(verdicts.map { Verdict.allCases[$0] } == result.estates.map(\.verdict))
    let walks = try #require(estates["walk"] as? [Int?])
    for (walk, estate) in zip(walks, result.estates) {
      let metres = estate.nearest?.walk?.metres
      #expect((walk == nil) == (metres == nil))
      if let walk, let metres { #expect(abs(Double(walk) / 100 - metres) <= 0.005 + 1e-9) }
    }
  }

  @Test func aRerunGivesTheSameBytes() throws {
    let first = try study(.chinese).page().html().bytes
    #expect(try study(.chinese).page().html().bytes == first)
  }

  /// The reader can switch: every text of the page is there in both languages.
  @Test func bothLanguagesAreInThePage() throws {
    let (english, chinese) = (
      try PageText(study(.english).page()), try PageText(study(.chinese).page())
    )
    let words = try #require(try english.data()["words"] as? [[String]])
    #expect(words.count > 200)
    #expect(words.allSatisfy { $0.count == 2 && $0[0] != $0[1] })
    let other = try #require(try chinese.data()["words"] as? [[String]])
    #expect(other == words)
    let places = english.html.matches(of: #/ data-t="(\d+)"/#).compactMap { Int($0.output.1) }
    #expect(places.allSatisfy { $0 < words.count })
  }

  @Test func twoThousandEstatesStayBelowEightMegabytes() throws {
    var scene = Scene()
    for number in 0..<2000 {
      scene = scene.estate(
        "E\(number)", east: Double(number % 50) * 400, north: Double(number / 50) * 400
      ) { estate in
        estate.name = "某某街道第\(number)号老旧小区名称较长（一期、二期、三期）"
        (estate.township, estate.community) = ("第\(number / 100)街道", "第\(number / 10)社区")
        estate.elders = number
      }
    }
    for number in 0..<100 {
      scene = scene.room(
        "R\(number)", east: Double(number % 10) * 2000, north: Double(number / 10) * 1600)
    }
    let page = try scene.result().page().html()
    #expect(page.count < 8_000_000, "\(page.count)")
  }

  /// Beyond its limits the page says so, and the counts stay those of the whole.
  @Test func aLargeStudyIsThinnedAndSaysSo() throws {
    var scene = Scene(circle: .walk(minutes: 15))
    for number in 0..<900 {
      scene = scene.estate("E\(number)", east: Double(number) * 50) { $0.elders = number % 7 }
    }
    scene = scene.room("R")
    let result = try scene.result()
    var page = try result.page()
    (page.limits.drawn, page.limits.listed) = (300, 120)
    let text = PageText(page)
    let gaps = result.tally.verdicts[.gap, default: 0]
    #expect(gaps > 800)
    #expect(text.gaps.count == 120)
    #expect(text.html.contains("draws 300 of 900 estates"))
    #expect(text.html.contains("The first 120 are listed here"))
    #expect(text.html.contains(">\(gaps)</p>"))
    let data = try text.data()
    #expect((data["estates"] as? [String: Any]).flatMap { $0["id"] as? [String] }?.count == 300)
    #expect(data["starts"] is NSNull)
    // Those with most older people are listed.
    #expect(
      Set(text.gaps).isSubset(of: Set(result.gaps.filter { $0.estate.elders == 6 }.map(\.id))))
  }

  @Test func aTileHasNoReport() throws {
    let folder = try TemporaryFolder()
    var plan = try StudyFile.plan(Self.sample)
    plan.tile = StudyTile(column: 0, row: 0, of: 2)
    try Study(plan).analyse().write(toFolder: folder.path + "/part")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/part/report.html"))
    try study(.english).write(toFolder: folder.path + "/none", report: .none)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/none/report.html"))
  }

  /// A policy's table that cannot be used leaves the rest of the report as it is.
  @Test func aBadTableOfAPolicyIsNamed() throws {
    let folder = try TemporaryFolder()
    var plan = try StudyFile.plan(Self.sample)
    plan.inputs[.rooms] = [.file(folder.path + "/nowhere.csv")]
    let html = PageText(try Study(plan).analyse().page()).html
    #expect(html.contains("nowhere.csv"))
    #expect(html.contains("The clauses were not judged"))
    #expect(html.contains(">53</p>"))
  }

  /// Of two rooms that are too small the larger one, what it lacks of 200 m², and how far it is.
  @Test func theShortfallIsThatOfTheLargestRoom() throws {
    let scene = Scene()
      .estate("short", east: 0).estate("far", east: 9000)
      .room("small", east: 100) { $0.area = RoomArea(gross: .squareMetres(120)) }
      .room("larger", east: 300) { $0.area = RoomArea(gross: .squareMetres(150.5)) }
      .room("elsewhere", east: 4000) { $0.area = RoomArea(gross: .squareMetres(190)) }
    let estates = try #require(try PageText(scene).data()["estates"] as? [String: Any])
    let shortfalls = try #require(estates["shortfalls"] as? [String: [Int]])
    #expect(shortfalls.keys.sorted() == ["0"])
    let short = try #require(shortfalls["0"])
    #expect(short.prefix(3) == [1, 150_50, 49_50])
    #expect(abs(short[3] - 300_00) <= 1)
  }

  /// A gap keeps its number: in the list, and in what the map is drawn from.
  @Test func gapsHaveTheSameNumberInListAndMap() throws {
    let result = try study(.english)
    let page = PageText(try result.page())
    let items = page.html.matches(of: #/<li value="(\d+)" data-e="(\d+)">/#)
    let estates = try #require(try page.data()["estates"] as? [String: Any])
    let ranked = try #require(estates["ranked"] as? [Int])
    #expect(items.compactMap { Int($0.output.1) } == Array(1...53))
    #expect(items.compactMap { Int($0.output.2) } == ranked)
    let elders = ranked.map { result.estates[$0].estate.elders ?? -1 }
    #expect(elders == elders.sorted(by: >))
  }

  /// Where there is no room for every walk, those of the gaps that are listed first are there, and the page says so.
  @Test func theWalksOfGapsComeFirst() throws {
    var plan = try StudyFile.plan(Self.sample)
    plan.language = .english
    plan.inputs[.network] = [
      .file(Self.sample.replacing("study.yaml", with: "streets.geojson"), crs: .wgs84)
    ]
    let result = try Study(plan).analyse()
    let whole = PageText(try result.page())
    let known = result.estates.count { $0.nearest != nil }
    let all = try #require(try whole.data()["walks"] as? [String: String])
    #expect(all.count == known && known > 150)
    #expect(whole.html.contains("A click on an estate draws its walk along the streets"))
    var page = try result.page()
    page.limits.walks = 20
    let text = PageText(page)
    let few = try #require(try text.data()["walks"] as? [String: String])
    let estates = try #require(try text.data()["estates"] as? [String: Any])
    let ranked = try #require(estates["ranked"] as? [Int])
    let wanted = ranked.filter { result.estates[$0].nearest != nil }.prefix(20)
    #expect(Set(few.keys) == Set(wanted.map(String.init)))
    #expect(text.html.contains("draws the walk along the streets of 20 of \(known) estates"))
    for (place, line) in few { #expect(all[place] == line) }
  }

  /// After a plan that closes gaps, the gap areas are smaller.
  @Test func gapAreasAfterAPlanAreDrawn() throws {
    let folder = try TemporaryFolder()
    var request = SitingRequest()
    request.sites = 3
    request.goal = .maximise
    let plan = try Study(try StudyFile.plan(Self.sample)).site(request)
    try plan.write(toFolder: folder.path + "/plan")
    let html = String(decoding: try folder.bytes("plan/report.html"), as: UTF8.self)
    let data = try PageText(html).data()
    let (before, after) = (
      try #require(data["gap_areas"] as? [String: Any]),
      try #require(data["gap_areas_planned"] as? [String: Any])
    )
    let shapes = try #require(after["shapes"] as? [[String]])
    let areas = try plan.after().areas().areas
    #expect(shapes.count == areas?.gaps.count)
    #expect((after["undecided"] as? [Int])?.count == shapes.count)
    #expect(
      try #require(areas?.whole.gap.squareMetres)
        < (try #require(try plan.before.areas().areas?.whole.gap.squareMetres)))
    #expect(before["shapes"] as? [[String]] != shapes)
  }
}
