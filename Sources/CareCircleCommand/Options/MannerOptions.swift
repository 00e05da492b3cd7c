import ArgumentParser
import CareCircle

/// How the command reports to the user.
struct MannerOptions: ParsableArguments {
  @Flag(
    name: .shortAndLong,
    help: ArgumentHelp(say("Say nothing but errors.", "除错误外不输出提示。")))
  var quiet = false

  @Flag(
    name: .shortAndLong,
    help: ArgumentHelp(say("List every rejected or doubtful row.", "逐条列出被拒绝或存疑的行。")))
  var verbose = false

  @Option(
    help: ArgumentHelp(
      say("Language of messages and texts: zh or en.", "提示与文字的语言：zh 或 en。"), valueName: "zh|en"))
  var lang: Language?

  mutating func validate() throws {
    if quiet, verbose {
      throw ValidationError(
        say("--quiet and --verbose exclude each other", "--quiet 与 --verbose 不能同时使用"))
    }
  }
}

extension Language: ExpressibleByArgument {}
extension CircleCentres: ExpressibleByArgument {}
extension OutlineMerge: ExpressibleByArgument {}
