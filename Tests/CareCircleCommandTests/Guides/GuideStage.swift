import CareCircleTestSupport
import Foundation
import Workbooks

/// A folder with the sample data, and with copies of them under the names that guides and examples use for the files of
/// their readers.
struct GuideStage {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: CommandRun.repository + "/SampleData", toPath: folder.path + "/SampleData")
    try copyTables()
    try writeWorkbooks()
    try folder.write("study.yaml", try Self.study(language: "en", output: "out"))
    try folder.write("研究.yaml", try Self.study(language: "zh", output: "结果"))
    try writeGround()
    let streets = try PBFStreets(ofLayer: CommandRun.sample("streets.geojson"))
    for name in ["city.osm.pbf", "本市.osm.pbf"] { try folder.write(name, bytes: streets.bytes) }
  }

  /// Runs a command in the folder. Returns its exit code and everything that it printed.
  func run(_ command: GuideCommand) throws -> (exitCode: Int32, output: String) {
    let scratch = try TemporaryFolder()
    var variables = ProcessInfo.processInfo.environment
    variables["PATH"] = CommandRun.productsFolder + ":" + (variables["PATH"] ?? "/usr/bin:/bin")
    let process = try ChildProcess(
      "/bin/sh", ["-c", command.text], environment: variables, in: folder.path,
      output: scratch.path + "/output", errors: scratch.path + "/errors")
    struct TimedOut: Error { let command: String }
    guard process.wait(timeout: 300) else { throw TimedOut(command: command.text) }
    let texts = try ["output", "errors"].map {
      String(decoding: try scratch.bytes($0), as: UTF8.self)
    }
    return (process.exitCode, texts.joined(separator: "\n"))
  }

  /// Writes a file that a page shows, with the folders above it.
  func write(_ name: String, _ text: String) throws {
    let place = URL(filePath: folder.path).appending(path: name).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try folder.write(name, text)
  }

  /// The results that the examples of `compare` and `inspect` start from.
  func makeEarlierResults() throws {
    let commands = [
      "carecircle run study.yaml -q --no-report --out out-2025 --minutes 10",
      "carecircle run study.yaml -q --no-report --out out-2026",
      "cp -r out-2025 before; cp -r out-2026 after",
      "carecircle check study.yaml -q --as-of 2026-06-30 --out check-june",
      "carecircle check study.yaml -q --out check-december",
      "carecircle run study.yaml -q --out city.gpkg; cp city.gpkg 本市.gpkg",
    ]
    for command in commands {
      let (code, output) = try run(GuideCommand(text: command))
      struct NotMade: Error { let output: String }
      if code != 0 { throw NotMade(output: output) }
    }
  }

  // MARK: - Files

  private static func study(language: String, output: String) throws -> String {
    try String(contentsOfFile: CommandRun.sample("study.yaml"), encoding: .utf8)
      .replacing("lang: en", with: "lang: \(language)")
      .replacing("path: ", with: "path: SampleData/")
      .replacing("output: ../out", with: "output: \(output)")
  }

  private func copyTables() throws {
    let copies = [
      "rooms.csv": ["rooms.csv", "用房.csv", "rooms-north.csv", "用房-城北.csv"],
      "new-estates.csv": ["permits.csv", "许可.csv"],
      "estate-rooms.csv": ["estate-rooms.csv", "配建用房.csv"],
      "townships.geojson": ["townships.geojson", "乡镇.geojson", "街道.geojson"],
      "streets.geojson": ["streets.geojson", "道路.geojson"],
    ]
    for (source, names) in copies {
      for name in names {
        try FileManager.default.copyItem(
          atPath: CommandRun.sample(source), toPath: "\(folder.path)/\(name)")
      }
    }
    // Readers' headers say nothing of the system, so that each command can declare its own.
    let estates = try String(contentsOfFile: CommandRun.sample("estates.csv"), encoding: .utf8)
    for name in ["estates.csv", "小区.csv"] {
      try folder.write(name, estates.replacing("(BD09)", with: ""))
    }
    let policy = CommandRun.repository + "/Sources/Compliance/Policies/wenzhou.yaml"
    for name in ["my-city.yaml", "本市.yaml"] {
      try FileManager.default.copyItem(atPath: policy, toPath: "\(folder.path)/\(name)")
    }
    for name in ["pop.csv", "people.csv", "人口.csv"] {
      try folder.write(name, "乡镇(街道),60岁以上人口\n呦鸣街道,9000\n岚桥街道,18000\n")
    }
    for name in ["households.psv", "户数.psv"] {
      try folder.write(name, "1|枕泾新村|120.67|28.0|5栋|572户\n2|霁埭名邸|120.68|28.0|3栋|369户\n")
    }
    let sites =
      "ZC001,枕泾新村旁用房,国有,80万元,120.6780,28.0085,320㎡\nZC002,鹿田老办公楼,国有,150万元,120.6868,28.0090,600㎡\n"
    try folder.write("闲置房产.csv", "资产编号,资产名称,权属,造价,经度(BD09),纬度(BD09),建筑面积\n" + sites)
    try folder.write("idle.csv", "id,name,owner,price,lon(BD09),lat(BD09),area\n" + sites)
    try folder.write("dropped-rooms.csv", "id,name,lon,lat,area\nd1,Dropped,120.667,28.006,300\n")
  }

  /// A layer of rooms, a district around everything, and the residents' land of nobody.
  private func writeGround() throws {
    let header = "{\"type\":\"FeatureCollection\",\"features\":["
    let room =
      "{\"type\":\"Feature\",\"properties\":{\"设施编号\":\"R1\",\"设施类型\":\"居家养老服务用房\",\"建筑面积\":300},"
      + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[120.68,28.006]}}"
    let ring = "[[[120.6,27.95],[120.75,27.95],[120.75,28.06],[120.6,28.06],[120.6,27.95]]]"
    let district =
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":\(ring)}}"
    for name in ["rooms.geojson", "用房.geojson"] { try folder.write(name, header + room + "]}") }
    for name in ["district.geojson", "研究范围.geojson"] {
      try folder.write(name, header + district + "]}")
    }
  }

  private func writeWorkbooks() throws {
    let estates = try Self.rows("estates.csv"), rooms = try Self.rows("rooms.csv")
    for name in ["estates.xlsx", "小区台账.xlsx", "小区.xlsx"] {
      try write(name, [("台账", "鹿山区住宅小区台账", estates)])
    }
    for name in ["rooms.xlsx", "用房台账.xlsx", "用房.xlsx"] {
      try write(name, [("台账", "鹿山区养老服务设施台账", rooms)])
    }
    for name in ["ledger.xlsx", "台账.xlsx"] {
      try write(name, [("小区", "鹿山区住宅小区台账", estates), ("用房", "鹿山区养老服务设施台账", rooms)])
    }
  }

  /// A workbook as bureaus keep them: a title above the header on each sheet.
  private func write(
    _ name: String, _ sheets: [(tab: String, title: String, rows: [[String]])]
  ) throws {
    var book = try Workbook()
    for sheet in sheets {
      let columns = sheet.rows.first?.count ?? 1
      try book.add(sheet.tab, widths: Array(repeating: 14, count: columns), frozenRows: 2) {
        writer in
        writer.beginRow()
        writer.text(sheet.title)
        for row in sheet.rows {
          writer.beginRow()
          for cell in row { writer.text(cell) }
        }
      }
    }
    let bytes = try book.finished()
    try folder.write(name, bytes: bytes.withBytes { Array($0) })
  }

  /// The cells of a table of the sample.
  private static func rows(_ name: String) throws -> [[String]] {
    let text = try String(contentsOfFile: CommandRun.sample(name), encoding: .utf8)
    return text.replacing("\u{FEFF}", with: "").split(whereSeparator: \.isNewline).map { line in
      var cells = [""]
      var isQuoted = false
      for character in line {
        if character == "\"" {
          isQuoted.toggle()
        } else if character == ",", !isQuoted {
          cells.append("")
        } else {
          cells[cells.count - 1].append(character)
        }
      }
      return cells
    }
  }
}
