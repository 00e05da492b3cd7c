import CareModel
import Coverage
import Drawing
import Geodesy
import StreetNetwork
import TextFormats
import Wording

/// A page of evidence for every estate with a gap: its surroundings, its walk, its clause and its numbers.
///
/// A city has ten thousand of them, so they are several documents, each of which can be drawn on a core of its own and
/// opened by any reader.
package struct EstateSheets: Sendable {
  /// The greatest number of pages of a document.
  package static let most = 500
  private let scene: PictureScene
  private let routes: [Route?]?
  /// The estates, in the order of the list of gaps.
  private let gaps: [Int]
  private var words: PictureWords { scene.words }
  private var results: CoverageResults { scene.results }

  /// The sheets of a scene. `routes` are the walks along streets, in the order of the estates; nil without streets.
  package init(_ scene: PictureScene, routes: [Route?]?) {
    (self.scene, self.routes) = (scene, routes)
    gaps = scene.results.gapsByNeed
  }

  /// The documents, each by the places of its estates in the list of gaps; one, without estates, if there is no gap.
  package var parts: [Range<Int>] {
    guard !gaps.isEmpty else { return [0..<0] }
    return stride(from: 0, to: gaps.count, by: Self.most).map {
      $0..<min($0 + Self.most, gaps.count)
    }
  }

  /// The name of the file of a document, with the numbers of its estates in the list if there are several documents.
  package func name(of part: Range<Int>) -> String {
    guard gaps.count > Self.most else { return "sheets.pdf" }
    let numbers = [part.lowerBound + 1, part.upperBound].map { number in
      let digits = String(number)
      return String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    }
    return "sheets-\(numbers.joined(separator: "-")).pdf"
  }

  /// The bytes of a document.
  package func drawn(_ part: Range<Int>) throws(CareCircleError) -> ByteBuffer {
    do throws(PictureFault) {
      return try draw(part).canvas.finished()
    } catch {
      throw CareCircleError(error, path: name(of: part))
    }
  }

  /// Draws a document; returns the canvas, and the number of pages.
  func draw(_ part: Range<Int>) throws(PictureFault) -> (canvas: Canvas, pages: Int) {
    let canvas = try Canvas(.pdf, width: Paper.short, height: Paper.long, language: words.tag)
    let title = words.say("Evidence of gaps", "缺口核查单")
    canvas.describe(title: title, day: scene.creationDay)
    let flow = PageFlow(canvas, words, foot: "\(title) · \(words.program)")
    for number in part {
      if number > part.lowerBound { flow.beginPage() }
      add(gaps[number], number: number, to: flow)
    }
    if gaps.isEmpty {
      flow.addHeading(title)
      flow.addParagraph(words.say("There is none.", "没有缺口。"))
    }
    return (canvas, flow.page)
  }

  private func add(_ index: Int, number: Int, to flow: PageFlow) {
    let (estate, reach) = (results.estates[index], results.reaches[index])
    flow.addParagraph(
      words.say("Evidence of a gap, no. \(number + 1)", "缺口核查单 第\(number + 1)号"), size: 8.5,
      colour: MapPalette.paleInk)
    flow.addHeading(estate.name ?? estate.id)
    let place = [estate.id, estate.township, estate.community].compactMap(\.self)
    flow.addParagraph(words.list(place), size: 9, colour: MapPalette.paleInk)
    let reason = reach.reason?.message.text(words.language) ?? ""
    flow.addParagraph(words.say("Not covered: \(reason).", "未覆盖：\(reason)。"), size: 10.5)
    let facts = flow.set(
      facts(estate, reach) + shortfall(index) + clause(index), lines: 6)
    if let anchor = estate.anchor {
      // Everything stands on one page; the map takes what the rest leaves.
      let rest = flow.height(facts) + Double(reach.nearMisses.count) * 24 + 120
      let box = PageBox(
        x: PageFlow.margin, y: flow.y, width: PageFlow.width,
        height: min(330, max(160, flow.room - rest)))
      let map = EstateMap(scene, index, anchor, routes?[index])
      map.draw(in: box, on: flow.canvas)
      let row = PageBox(x: box.x, y: box.bottom + 6, width: box.width, height: 30)
      flow.y = MapLegend.drawRow(map.signs(), in: row, on: flow.canvas) + 8
    }
    flow.add(facts)
    addMisses(reach, to: flow)
    flow.addParagraph(MapPage.notes(scene), size: 7, colour: MapPalette.paleInk)
  }

  // MARK: - Numbers

  private func facts(_ estate: Estate, _ reach: EstateReach) -> [(String, String)] {
    var facts: [(String, String)] = []
    if let nearest = reach.nearest {
      let room = results.facilities[nearest.facility]
      facts.append(
        (
          words.say("Nearest that counts", "最近的合格用房"),
          words.named(room.name, room.id)
        ))
      facts.append((words.say("Way to it", "路程"), way(nearest)))
    } else {
      let limit = Decimals.text(results.searchLimit.metres, 0)
      facts.append(
        (
          words.say("Nearest that counts", "最近的合格用房"),
          words.say("none within \(limit) m", "\(limit)米内没有")
        ))
    }
    facts.append(
      (words.say("Circle", "服务圈"), results.circle.text(by: results.method).text(words.language)))
    if let built = estate.built?.exact { facts.append((words.say("Built", "建成年份"), String(built))) }
    if let count = estate.households {
      facts.append((words.say("Households", "户数"), Decimals.grouped(count)))
    }
    if let count = estate.elders {
      facts.append((words.say("People of 60 and over", "60岁以上人口"), Decimals.grouped(count)))
    }
    if !reach.borderline.isEmpty {
      facts.append(
        (
          words.say("Borderline", "临界情况"),
          words.list(reach.borderline.map { words.borderline($0) })
        ))
    }
    return facts
  }

  private func way(_ nearest: NearestFacility) -> String {
    let straight = Decimals.text(nearest.straight.metres, 0)
    var parts = [words.say("\(straight) m straight", "直线\(straight)米")]
    if let walk = nearest.walk {
      let metres = Decimals.text(walk.metres, 0)
      parts.append(
        results.method.isEstimated
          ? words.say("about \(metres) m on foot", "步行约\(metres)米")
          : words.say("\(metres) m on foot", "步行\(metres)米"))
    }
    if let time = nearest.time, let limit = results.circle.limitMinutes {
      let minutes = time.inSeconds / 60
      let (all, over) = (Decimals.text(minutes, 1), Decimals.text(minutes - limit, 1))
      parts.append(words.say("\(all) minutes", "\(all)分钟"))
      if minutes > limit {
        parts.append(words.say("\(over) minutes over the limit", "超出\(over)分钟"))
      }
    }
    return words.list(parts)
  }

  /// What the largest room in the circle lacks, where area is all that is lacking.
  private func shortfall(_ index: Int) -> [(String, String)] {
    let minimum = scene.parameters.question.requirement.minimumArea
    guard let shortfall = results.shortfall(of: index, minimum: minimum) else { return [] }
    let room = results.facilities[shortfall.room.facility]
    let plain = { (value: Double) in Decimals.text(value, 2, keepingZeros: false) }
    let least = plain(minimum.squareMetres)
    let metres = Decimals.text((shortfall.room.walk ?? shortfall.room.straight).metres, 0)
    let size =
      shortfall.missing > 0
      ? words.say(
        "\(plain(shortfall.area)) of \(least) m², \(plain(shortfall.missing)) m² short",
        "\(plain(shortfall.area))平方米（应为\(least)平方米），差\(plain(shortfall.missing))平方米")
      : words.say("less than \(least) m²", "不足\(least)平方米")
    return [
      (
        words.say("Largest in the circle", "圈内最大用房"),
        words.list([
          words.named(room.name, room.id), size, words.say("\(metres) m away", "距离\(metres)米"),
        ])
      )
    ]
  }

  private func clause(_ index: Int) -> [(String, String)] {
    guard let own = results.clauses?[index] else { return [] }
    var facts = [(words.say("Clause", "条款"), own.id)]
    if let clause = scene.parameters.policy?.clause(own.id) {
      facts[0].1 += words.say(", ", "，") + clause.section
      if !clause.quotes.isEmpty {
        facts.append((words.say("Text", "条文"), "“\(clause.quotes.joined(separator: "……"))”"))
      }
    }
    if let due = own.due { facts.append((words.say("To be met by", "期限"), due.description)) }
    return facts
  }

  private func addMisses(_ reach: EstateReach, to flow: PageFlow) {
    guard !reach.nearMisses.isEmpty else { return }
    let table = PageTable(columns: [
      .init(words.say("Inside the circle, but does not count", "圈内未计入的设施"), 3),
      .init(words.say("Why", "原因"), 2),
      .init(words.say("Straight, m", "直线（米）"), 1, isNumber: true),
      .init(words.say("On foot, m", "步行（米）"), 1, isNumber: true),
    ])
    table.add(rows: reach.nearMisses.count, to: flow) { number in
      let miss = reach.nearMisses[number]
      let room = results.facilities[miss.facility]
      return [
        room.name ?? room.id, words.why(miss.why), Decimals.text(miss.straight.metres, 0),
        miss.walk.map { Decimals.text($0.metres, 0) } ?? "—",
      ]
    }
  }
}

extension PictureWords {
  /// Why a facility does not count, in words of either language.
  fileprivate func why(_ answer: Qualification) -> String {
    switch answer {
    case .qualifies: say("counts", "符合")
    case .fails(let shortcoming): shortcoming.words.text(language)
    case .unknown(let fact): fact.words.text(language)
    }
  }

  fileprivate func borderline(_ cause: BorderlineCause) -> String {
    switch cause {
    case .speed: say("a faster or slower walker changes the verdict", "步行速度不同则结论不同")
    case .access: say("the way onto the streets decides", "接入道路的位置决定结论")
    case .gate: say("the gate from which the walk starts decides", "出发的出入口决定结论")
    }
  }
}
