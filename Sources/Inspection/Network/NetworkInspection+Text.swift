import Files
import Registers
import StreetNetwork
import TextFormats
import Wording

extension LoadedNetwork {
  /// Writes what the network contains to a file, which appears whole or not at all; `-` is standard output.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the file cannot be written.
  public func writeInspection(
    toPath path: String, asJSON: Bool, _ language: Language
  ) throws(CareCircleError) {
    var buffer = ByteBuffer()
    if !asJSON { buffer.append(text(language)) }
    let document = asJSON ? json() : buffer
    try OutputFile.write(to: path) { sink throws(CareCircleError) in try sink.write(document) }
  }

  /// What the network contains, as text for people.
  public func text(_ language: Language) -> String {
    var page = NetworkPage(network: self, language: language)
    page.write()
    return page.lines.joined(separator: "\n") + "\n"
  }
}

/// Lays out what a network contains, section by section.
private struct NetworkPage {
  let network: LoadedNetwork
  let language: Language
  package private(set) var lines: [String] = []

  init(network: LoadedNetwork, language: Language) {
    self.network = network
    self.language = language
  }

  private var report: NetworkReport { network.map.report }

  mutating func write() {
    lines.append("\(network.name): " + say("street network", "路网"))
    fileSection()
    streetSection()
    islandSection()
    leftOutSection()
    barrierSection()
    odditySection()
    if let attribution = network.attribution { lines += ["", attribution] }
  }

  // MARK: - Sections

  private mutating func fileSection() {
    var table = TextTable([.text(20), .number, .text(40)])
    table.add(say("file", "文件"), grouped(network.byteCount), say("bytes, ", "字节，") + format)
    table.add(say("relations", "关系"), grouped(report.relations), "")
    table.add(say("ways", "路径"), grouped(report.ways), "")
    table.add(say("nodes", "节点"), grouped(report.nodes), "")
    lines += table.lines()
    lines.append("  " + say("walker: ", "步行者：") + network.map.profile.text)
  }

  private var format: String {
    switch network.format {
    case .osm: "OpenStreetMap"
    case .ccnet: say("prepared network", "预处理路网")
    case .geojson: say("layer of lines", "线图层")
    }
  }

  private mutating func streetSection() {
    heading("Streets", "道路")
    let graph = network.map.graph
    var table = TextTable([.text(24), .number, .text(40)])
    table.add(say("ways that are streets", "可步行路径"), grouped(report.streetWays), "")
    table.add(say("edges", "路段"), grouped(graph.edgeCount), "")
    table.add(say("junctions", "交点"), grouped(graph.junctions.count), "")
    table.add(say("length", "总长"), kilometres(graph.totalLength.metres), "km")
    table.add(
      say("memory", "内存"), Decimals.text(network.map.bytesPerEdge, 1),
      say("bytes an edge", "字节/路段"))
    lines += table.lines()
    guard let bounds = report.bounds else { return }
    let corners = [bounds.west, bounds.south, bounds.east, bounds.north]
    let text = corners.map { Decimals.text($0, 7) }.joined(separator: ", ")
    lines.append("  " + say("west, south, east, north: ", "西、南、东、北：") + text)
  }

  private mutating func islandSection() {
    heading("Islands: \(grouped(report.islands.count))", "孤岛：\(grouped(report.islands.count))")
    let total = report.islands.reduce(0, +)
    var table = TextTable([.text(24), .number, .text(4), .number])
    for (index, length) in report.islands.prefix(5).enumerated() {
      let share = total > 0 ? Decimals.text(length / total * 100, 2) + " %" : ""
      table.add("\(index + 1).", kilometres(length), "km", share)
    }
    let rest = report.islands.dropFirst(5)
    if !rest.isEmpty {
      table.add(
        say("\(grouped(rest.count)) more", "其余\(grouped(rest.count))个"),
        kilometres(rest.reduce(0, +)), "km", "")
    }
    lines += table.lines()
  }

  private mutating func leftOutSection() {
    let counts = LeftOutReason.allCases.compactMap { reason in
      report.leftOut[reason].map { (reason.message.text(language), $0) }
    }
    list("Ways left out", "未采用的路径", counts)
  }

  private mutating func odditySection() {
    let counts = NetworkOddity.allCases.compactMap { oddity in
      report.oddities[oddity].map { (oddity.message.text(language), $0) }
    }
    list("Oddities", "异常", counts)
    guard let crossing = report.crossing else { return }
    let place = [crossing.longitude, crossing.latitude].map { Decimals.text($0, 7) }
    lines.append(
      "  "
        + say(
          "lines cross at \(place.joined(separator: ", ")), for one: add a vertex to both unless one is a bridge",
          "如 \(place.joined(separator: ", ")) 处：如非桥梁，请在两线上补充顶点"))
  }

  private mutating func barrierSection() {
    heading("Barriers", "阻隔")
    var table = TextTable([.text(34), .number, .text(6), .number, .text(4)])
    for kind in BarrierKind.allCases {
      guard let tally = report.barriers[kind] else { continue }
      table.add(
        kind.message.text(language), grouped(tally.lines), say("lines", "条"),
        kilometres(tally.metres), "km")
    }
    if report.barriers.isEmpty { table.add(say("none", "无"), "", "", "", "") }
    if !network.map.walledRings.isEmpty {
      table.add(
        say("closed walls", "闭合围墙"), grouped(network.map.walledRings.count), "", "", "")
    }
    lines += table.lines()
  }

  // MARK: - Parts

  private func say(_ english: String, _ chinese: String) -> String {
    language == .chinese ? chinese : english
  }

  private mutating func heading(_ english: String, _ chinese: String) {
    lines += ["", say(english, chinese)]
  }

  private mutating func list(_ english: String, _ chinese: String, _ counts: [(String, Int)]) {
    heading(english, chinese)
    var table = TextTable([.text(58), .number])
    for count in counts { table.add(count.0, grouped(count.1)) }
    if counts.isEmpty { table.add(say("none", "无"), "") }
    lines += table.lines()
  }

  private func grouped(_ count: Int) -> String { Decimals.grouped(count) }

  private func kilometres(_ metres: Double) -> String { Decimals.text(metres / 1000, 3) }
}
