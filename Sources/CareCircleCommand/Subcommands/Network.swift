import ArgumentParser
import CareCircle
import Wording

/// `carecircle network`: inspects and prepares street networks.
struct Network: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "network",
    abstract: say("Look at a street network, or prepare it.", "检查或预处理路网。"),
    discussion: say(
      """
      A network is read from OpenStreetMap (.osm.pbf, .osm, .osm.gz, .osm.bz2),
      from a GeoJSON layer of lines, or from a prepared network (.ccnet).

      EXAMPLES
        carecircle network inspect city.osm.pbf
        carecircle network build city.osm.pbf streets.ccnet
      """,
      """
      路网可由 OpenStreetMap（.osm.pbf、.osm、.osm.gz、.osm.bz2）、GeoJSON 线图层
      或预处理路网（.ccnet）读取。

      示例
        carecircle network inspect 本市.osm.pbf --lang zh
        carecircle network build 本市.osm.pbf 道路.ccnet
      """),
    subcommands: [NetworkInspect.self, NetworkBuild.self])
}

/// The network file of a subcommand.
struct NetworkInput: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      say("OpenStreetMap, GeoJSON lines or .ccnet.", "OpenStreetMap、GeoJSON 线图层或 .ccnet。"),
      valueName: "network"))
  var network: String

  @Option(
    help: ArgumentHelp(
      say("Coordinates of a layer of lines.", "线图层的坐标系。"), valueName: "crs"))
  var crs: CoordinateReferenceSystem?

  /// Reads the network for a walker.
  func load(_ walker: WalkerOptions) throws(CareCircleError) -> LoadedNetwork {
    try LoadedNetwork.load(.file(network, crs: crs), profile: walker.profile())
  }
}

/// `carecircle network inspect`: shows what a network contains, and what was left out and why.
struct NetworkInspect: CareCircleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: say(
      "Tell what is in a network, what was left out and why.", "说明路网的内容、未采用的部分及原因。"),
    discussion: say(
      """
      Tells sizes, lengths, islands, the ways that were left out by reason,
      barriers by kind, everything odd in the file, and the memory an edge takes.

      EXAMPLES
        carecircle network inspect city.osm.pbf
        carecircle network inspect city.osm.pbf --step-free --json
        carecircle network inspect streets.geojson --crs GCJ02
      """,
      """
      说明规模、长度、孤岛、按原因统计的未采用路径、各类阻隔、文件中的异常，
      以及每一路段占用的内存。

      示例
        carecircle network inspect 本市.osm.pbf --lang zh
        carecircle network inspect 本市.osm.pbf --step-free --json
        carecircle network inspect 道路.geojson --crs 高德 --lang zh
      """))

  @OptionGroup var input: NetworkInput

  @Flag(help: ArgumentHelp(say("Write JSON for programs.", "输出供程序读取的 JSON。")))
  var json = false

  @OptionGroup(title: say("Walker", "步行者")) var walker: WalkerOptions
  @OptionGroup(title: say("Manners", "其他")) var manners: MannerOptions

  func perform() throws(CareCircleError) -> Outcome {
    let network = try input.load(walker)
    let language = Speech.language
    try network.writeInspection(toPath: "-", asJSON: json, language)
    if manners.verbose {
      for issue in network.issues { Console.line(issue.text(language)) }
    }
    UntilTheEnd.keep(network)
    return .done
  }
}

/// `carecircle network build`: prepares a network, so that it is read faster.
struct NetworkBuild: CareCircleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: say("Prepare a network so that it is read faster.", "预处理路网，加快读取。"),
    discussion: say(
      """
      The prepared network holds the streets for one walker, with the barriers
      beside them, and is taken wherever a network file is. With --dump the graph
      is also written as two tables, junctions and edges.

      EXAMPLES
        carecircle network build city.osm.pbf city.ccnet
        carecircle network build city.osm.pbf --dump nodes.csv edges.csv
        carecircle network build city.osm.pbf free.ccnet --step-free --no-private
      """,
      """
      预处理路网包含某一种步行者可走的道路及其旁的阻隔，可代替任何路网文件。
      使用 --dump 时另以两张表写出交点与路段。

      示例
        carecircle network build 本市.osm.pbf 本市.ccnet
        carecircle network build 本市.osm.pbf --dump nodes.csv edges.csv
        carecircle network build 本市.osm.pbf 无障碍.ccnet --step-free --no-private
      """))

  @OptionGroup var input: NetworkInput

  @Argument(
    help: ArgumentHelp(say("The file to write.", "输出文件。"), valueName: "city.ccnet"))
  var out: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      say("Two tables to write: junctions and edges.", "写出两张表：交点与路段。"),
      valueName: "nodes.csv edges.csv"))
  var dump: [String] = []

  @OptionGroup(title: say("Walker", "步行者")) var walker: WalkerOptions
  @OptionGroup(title: say("Manners", "其他")) var manners: MannerOptions

  mutating func validate() throws {
    guard dump.isEmpty || dump.count == 2 else {
      throw ValidationError(
        say("--dump: expected two files, junctions and edges", "--dump 应为两个文件：交点与路段"))
    }
    guard out != nil || !dump.isEmpty else {
      throw ValidationError(
        say("nothing to write: name a file or --dump", "没有输出：请给出文件名或 --dump"))
    }
  }

  func perform() throws(CareCircleError) -> Outcome {
    try OverwriteCheck.refuse([out].compactMap(\.self) + dump, over: [input.network])
    let network = try input.load(walker)
    if let out { try network.writeCache(toPath: out) }
    if dump.count == 2 { try network.writeDump(nodes: dump[0], edges: dump[1]) }
    report(network, Speech.language)
    UntilTheEnd.keep(network)
    return .done
  }

  private func report(_ network: LoadedNetwork, _ language: Language) {
    guard !manners.quiet else { return }
    if manners.verbose {
      for issue in network.issues { Console.line(issue.text(language)) }
    }
    let graph = network.map.graph
    let kilometres = Int((graph.totalLength.metres / 1000).rounded())
    let leftOut = network.map.report.leftOut.values.reduce(0, +)
    Console.line(
      Message(
        en:
          "\(network.name): \(counted(graph.edgeCount, "edge")), \(Decimals.grouped(kilometres)) km; \(counted(leftOut, "way")) left out "
          + "(carecircle network inspect says why)",
        zh:
          "\(network.name)：路段\(Decimals.grouped(graph.edgeCount))条，\(Decimals.grouped(kilometres))公里；未采用路径\(Decimals.grouped(leftOut))条"
          + "（carecircle network inspect 说明原因）"
      ).text(language))
  }
}
