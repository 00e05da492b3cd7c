import CareModel
import Coverage
import Drawing
import Registers
import TextFormats
import Wording

/// The report of a study as a document to hand in: the findings with a map, townships, gaps, method.
package struct ReportPages {
  private let scene: PictureScene
  private let unit: String?
  private var words: PictureWords { scene.words }
  private var results: CoverageResults { scene.results }

  /// The report of a scene. `unit` is the unit that hands it in.
  package init(_ scene: PictureScene, unit: String?) { (self.scene, self.unit) = (scene, unit) }

  /// The bytes of the PDF; `path` is the file's, for an error.
  package func drawn(path: String) throws(CareCircleError) -> ByteBuffer {
    do throws(PictureFault) {
      let canvas = try Canvas(
        .pdf, width: Paper.short, height: Paper.long, language: words.tag)
      canvas.describe(title: title, day: scene.creationDay)
      let flow = PageFlow(canvas, words, foot: "\(title) · \(words.program)")
      addFront(flow)
      addTownships(flow)
      addGaps(flow)
      addMethod(flow)
      return try canvas.finished()
    } catch {
      throw CareCircleError(error, path: path)
    }
  }

  private var title: String { words.title(scene.parameters.question) }

  // MARK: - Front page

  private func addFront(_ flow: PageFlow) {
    let (canvas, left) = (flow.canvas, PageFlow.margin)
    canvas.addEntry(words.say("Findings", "结果"), page: 1)
    flow.y += canvas.draw(
      title, TextStyle(20, MapPalette.ink, isBold: true, width: PageFlow.width, lines: 2), x: left,
      y: flow.y)
    let signature = [unit, words.day(scene.parameters)].compactMap(\.self)
    flow.addParagraph(
      signature.joined(separator: words.say(". ", "　")), size: 9.5, colour: MapPalette.paleInk)
    flow.y += 4
    addHeadline(flow)
    let box = PageBox(x: left, y: flow.y, width: PageFlow.width, height: flow.room - 190)
    let map = MapPage.draw(scene, in: box, on: canvas, isNumbered: true)
    let legend = PageBox(
      x: left, y: box.bottom + 10, width: PageFlow.width, height: 130)
    flow.y =
      MapLegend(scene, radius: map.radius).draw(in: legend, columns: 3, on: canvas) + 2
    let numbered =
      map.numbers.isEmpty
      ? "" : words.say("Numbers are those of the list of gaps. ", "图上编号与缺口清单序号一致。")
    flow.addParagraph(numbered + MapPage.notes(scene), size: 7, colour: MapPalette.paleInk)
  }

  private func addHeadline(_ flow: PageFlow) {
    let figures = scene.report.rows.first?.figures ?? UnitFigures()
    let share = words.bound(figures.tally.covered)
    let figure = TextBlock(
      share, TextStyle(34, MapPalette.coveredMark, isBold: true), on: flow.canvas)
    figure.draw(x: PageFlow.margin, y: flow.y - 6)
    let indent = figure.width + 18
    let text = TextBlock(
      ([words.headline(figures.tally)] + people(figures)).joined(separator: "\n"),
      TextStyle(9.5, MapPalette.ink, width: PageFlow.width - indent, lines: 5), on: flow.canvas)
    text.draw(x: PageFlow.margin + indent, y: flow.y)
    flow.y += max(figure.height - 6, text.height) + 8
  }

  /// Whom the gaps hurt, as far as it is known.
  private func people(_ figures: UnitFigures) -> [String] {
    func known(_ tally: PeopleTally, _ english: String, _ chinese: String) -> String? {
      guard tally.total > 0 else { return nil }
      let open = tally.unknownEstates
      let rest =
        open == 0
        ? ""
        : words.say(
          "; not known for \(counted(open, "estate"))", "（另有\(Decimals.grouped(open))个小区人数不明）")
      return words.say(
        "\(english) in estates with a gap: \(Decimals.grouped(tally.gap)) of \(Decimals.grouped(tally.total))\(rest)",
        "缺口小区\(chinese)：\(Decimals.grouped(tally.gap))/\(Decimals.grouped(tally.total))\(rest)")
    }
    return [
      known(figures.elders, "People of 60 and over", "60岁以上老人"),
      known(figures.households, "Households", "户数"),
    ].compactMap(\.self)
  }

  // MARK: - Townships

  private func addTownships(_ flow: PageFlow) {
    let rows = scene.report.rows.filter { $0.level == .township }
    guard !rows.isEmpty else { return }
    flow.beginPage()
    flow.addHeading(words.say("Townships", "各乡镇（街道）"))
    let all = rows + scene.report.rows.prefix(1)
    let table = PageTable(columns: [
      .init(words.say("Township", "乡镇（街道）"), 2.6),
      .init(words.say("Covered", "已覆盖"), 1, isNumber: true),
      .init(words.say("Gaps", "缺口"), 1, isNumber: true),
      .init(words.say("Undecided", "待核实"), 1.1, isNumber: true),
      .init(words.say("Share covered", "覆盖率"), 1.1, isNumber: true),
      .init(words.say("At least", "下限"), 1.1, isNumber: true),
      .init(words.say("At most", "上限"), 1.1, isNumber: true),
      .init(words.say("Elders in gaps", "缺口老人"), 1.2, isNumber: true),
      .init(words.say("Uncovered km²", "未覆盖（平方公里）"), 1.4, isNumber: true),
    ])
    table.add(rows: all.count, to: flow) { number in
      let (row, figures) = (all[number], all[number].figures)
      let counts = [Verdict.covered, .gap, .indeterminate].map {
        Decimals.grouped(figures.tally.verdicts[$0, default: 0])
      }
      let shares = [figures.tally.covered, figures.tally.least, figures.tally.greatest]
        .map(words.bound)
      // Where some estates do not tell, the number is only a least one.
      let atLeast = figures.elders.unknownEstates > 0 ? "≥\u{A0}" : ""
      let elders =
        figures.elders.total > 0 ? atLeast + Decimals.grouped(figures.elders.gap) : "—"
      let ground = row.areas.map { Decimals.text($0.gap.squareMetres / 1e6, 2) } ?? "—"
      return [name(row)] + counts + shares + [elders, ground]
    }
  }

  private func name(_ row: UnitRow) -> String {
    row.level == .whole
      ? words.say("Total", "合计") : row.name ?? row.id ?? words.say("(not stated)", "（未注明）")
  }

  // MARK: - Gaps

  private func addGaps(_ flow: PageFlow) {
    let gaps = results.gapsByNeed
    flow.need(140)
    flow.addHeading(
      words.say("Gaps, those with the most elders first", "缺口清单（按老年人口排序）"))
    guard !gaps.isEmpty else {
      return flow.addParagraph(words.say("There is none.", "没有缺口。"))
    }
    let table = PageTable(columns: [
      .init(words.say("No.", "序号"), 0.7, isNumber: true),
      .init(words.say("Estate", "小区"), 2.8), .init(words.say("Township", "乡镇（街道）"), 1.7),
      .init(words.say("Reason", "原因"), 2.8), .init(words.say("Nearest room", "最近用房"), 2.3),
      .init(words.say("Metres", "距离（米）"), 1, isNumber: true),
      .init(words.say("Minutes", "分钟"), 1, isNumber: true),
      .init(words.say("Homes", "户数"), 1, isNumber: true),
      .init(words.say("Elders", "老人"), 0.9, isNumber: true),
    ])
    table.add(rows: gaps.count, to: flow) { number in
      let (estate, reach) = (results.estates[gaps[number]], results.reaches[gaps[number]])
      let nearest = reach.nearest
      let facility = nearest.map { results.facilities[$0.facility] }
      return [
        String(number + 1), estate.name ?? estate.id, estate.township ?? "",
        reach.reason?.message.text(words.language) ?? "", facility.map { $0.name ?? $0.id } ?? "—",
        (nearest?.walk ?? nearest?.straight).map { Decimals.text($0.metres, 0) } ?? "—",
        nearest?.time.map { Decimals.text($0.inSeconds / 60, 1) } ?? "—",
        estate.households.map(Decimals.grouped) ?? "—", estate.elders.map(Decimals.grouped) ?? "—",
      ]
    }
  }

  // MARK: - Method

  private func addMethod(_ flow: PageFlow) {
    flow.need(220)
    flow.addHeading(words.say("Method", "方法说明"))
    flow.addParagraph(MethodText(scene).paragraph)
    flow.y += 4
    let table = PageTable(columns: [
      .init(words.say("Input", "输入"), 1.3), .init(words.say("File", "文件"), 3),
      .init(words.say("Rows used", "采用行数"), 1, isNumber: true),
      .init(words.say("Rejected", "拒绝"), 1, isNumber: true),
      .init(words.say("Coordinates", "坐标系"), 1.6),
    ])
    table.add(rows: scene.inputs.count, to: flow) { number in
      let input = scene.inputs[number]
      return [
        input.kind.title.text(words.language),
        String(input.name.split(separator: "/").last ?? ""), Decimals.grouped(input.rowsUsed),
        Decimals.grouped(input.rowsRejected), input.crs?.name ?? "—",
      ]
    }
  }
}
