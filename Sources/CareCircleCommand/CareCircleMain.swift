import ArgumentParser
import CProcess
import CareCircle
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The command `carecircle`.
struct CareCircleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "carecircle",
    abstract: say("Can people walk to elder care?", "老人能走到养老服务设施吗？"),
    discussion: say(
      """
      Draws 15-minute service circles, finds the old estates without a care room
      of at least 200 m2 in reach, writes the gaps as GeoJSON, and checks new
      estates, villages and townships against their city's policy.

      New here? Three commands lead from your ledgers to a report:
        carecircle inspect estates.xlsx --crs BD09   # what is in it, what is missing
        carecircle init estates.xlsx rooms.xlsx      # proposes study.yaml
        carecircle run study.yaml                    # writes out/report.html

      EXAMPLES
        carecircle run SampleData/study.yaml
        carecircle gaps --estates estates.csv --estates-crs BD09 \\
          --facilities rooms.csv --facilities-crs BD09 > gaps.geojson
        carecircle check SampleData/study.yaml --policy wenzhou --as-of 2026-11-30
        carecircle site SampleData/study.yaml --out plan

      EXIT CODES
        0 done; 1 found what --fail-on asked for; 64 usage; 65 bad data;
        66 input missing; 70 a fault of the program; 71 a limit of the system;
        73 cannot write; 130 interrupted
      """,
      """
      绘制15分钟养老服务圈，找出圈内没有200平方米以上养老服务用房的老旧小区，输出 GeoJSON 缺口图，
      并按本市政策逐条核查新建小区、村和乡镇。

      初次使用，从台账到报告只需三条命令：
        carecircle inspect 小区.xlsx --crs 百度 --lang zh   # 查看内容与疑点
        carecircle init 小区.xlsx 用房.xlsx --lang zh       # 拟定 study.yaml
        carecircle run study.yaml                           # 写出 out/report.html

      示例
        carecircle run SampleData/study.yaml --lang zh
        carecircle gaps --estates 小区.csv --estates-crs 百度 \\
          --facilities 用房.csv --facilities-crs 高德 --lang zh > gaps.geojson
        carecircle check SampleData/study.yaml --policy wenzhou --lang zh
        carecircle site SampleData/study.yaml --out 方案 --lang zh

      退出码
        0 完成；1 出现 --fail-on 所指情况；64 用法错误；65 数据错误；66 缺少输入；
        70 程序错误；71 达到系统限制；73 无法写入；130 被中断
      """),
    version: CommandLine.arguments.contains("--version")
      ? Installation.summary : CareCircleVersion.current,
    groupedSubcommands: [
      CommandGroup(
        name: say("Prepare the inputs", "准备数据"),
        subcommands: [Templates.self, Inspect.self, Init.self, Network.self]),
      CommandGroup(
        name: say("Who reaches a room, and who does not", "分析覆盖与缺口"),
        subcommands: [
          Run.self, Gaps.self, CoverageCommand.self, Supply.self, Circles.self, RouteCommand.self,
          Map.self,
        ]),
      CommandGroup(
        name: say("Hold estates to a policy", "按政策核查"), subcommands: [Check.self, Policies.self]),
      CommandGroup(
        name: say("Plan and compare", "选址与比较"),
        subcommands: [Site.self, Compare.self, Join.self, Rows.self]),
      CommandGroup(name: say("The program itself", "程序本身"), subcommands: [Doctor.self]),
    ])
}

@main
enum Main {
  static func main() {
    do throws(CareCircleError) {
      try Interruption.prepare()
      try OpenFileLimit.raise()
    } catch {
      exit(tell(error).rawValue)
    }
    Fault.prepare()
    carecircle_keep_prints()
    MemoryLimits.returnLargeBlocks()
    exit(status().rawValue)
  }

  private static func tell(_ error: CareCircleError) -> ExitStatus {
    for line in error.lines(Speech.language) { Console.error(line) }
    return ExitStatus(error)
  }

  private static func status() -> ExitStatus {
    let subcommand: any CareCircleSubcommand
    do {
      var command = try CareCircleCommand.parseAsRoot(Array(SystemPath.arguments.dropFirst()))
      guard let parsed = command as? any CareCircleSubcommand else {
        // Help and version are commands of the argument parser; running them prints what they have to say.
        try command.run()
        return .done
      }
      subcommand = parsed
    } catch {
      return ParserTalk(error).tell()
    }
    do throws(CareCircleError) {
      return try subcommand.perform() == .found ? .found : .done
    } catch {
      return tell(error)
    }
  }
}
