import Foundation
import Testing

/// A command that a page or a help text shows, as a shell takes it.
struct GuideCommand: Sendable, CustomTestStringConvertible {
  /// The text for the shell, which may have several lines.
  let text: String

  /// The exit code that its comment states; 0 if it states none.
  var exitCode: Int32 {
    let stated = text.firstMatch(of: /#.*?(?:exit code|退出码为?)\s*(\d+)/)
    return stated.flatMap { Int32($0.1) } ?? 0
  }

  /// Whether it needs a database server; those are tried by the tests of databases.
  var needsDatabase: Bool { text.contains("PG:") }

  var testDescription: String { text }

  /// The commands among the lines of a block: those that begin with the name of the program, continued lines joined,
  /// and loops around them.
  static func all(in lines: [String]) -> [GuideCommand] {
    var commands: [GuideCommand] = []
    var open: [String] = []
    for line in lines {
      let isStart = open.isEmpty
      guard !isStart || line.hasPrefix("carecircle ") || line.hasPrefix("for ") else { continue }
      open.append(line)
      let isLoop = open[0].hasPrefix("for ")
      if isLoop ? line.hasPrefix("done") : !line.hasSuffix("\\") {
        commands.append(GuideCommand(text: open.joined(separator: "\n")))
        open = []
      }
    }
    return commands
  }

  /// The examples of a page of help.
  static func examples(inHelp help: String) -> [GuideCommand] {
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = lines.firstIndex(where: { $0 == "EXAMPLES" || $0 == "示例" }) else { return [] }
    let shown = lines[(start + 1)...].prefix { !$0.isEmpty }
    return all(in: shown.map { String($0.dropFirst(2)) })
  }
}

/// A page of the guides as its blocks, in their order.
struct GuidePage: Sendable {
  /// A block of a page.
  enum Block: Sendable {
    /// Commands, which are run.
    case commands([GuideCommand])
    /// A file, named after the language of its block.
    case file(String, String)
    /// Lines that the commands before it print.
    case said([String])
  }

  let blocks: [Block]

  /// The page at a path from the root of the repository.
  init(_ path: String, in repository: String) throws {
    let text = try String(contentsOfFile: "\(repository)/\(path)", encoding: .utf8)
    var blocks: [Block] = []
    var open: (language: String, name: String?, lines: [String])?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let block = open {
        guard line == "```" else {
          open?.lines.append(line)
          continue
        }
        open = nil
        if let made = Self.block(block.language, block.name, block.lines) { blocks.append(made) }
      } else if let fence = line.wholeMatch(of: /```(\w+)(?: (\S+))?/) {
        open = (String(fence.1), fence.2.map(String.init), [])
      }
    }
    self.blocks = blocks
  }

  private static func block(_ language: String, _ name: String?, _ lines: [String]) -> Block? {
    switch (language, name) {
    case ("sh", _), ("bash", _): .commands(GuideCommand.all(in: lines))
    case ("text", _): .said(lines.filter { !$0.isEmpty && $0 != "…" })
    case (_, let name?): .file(name, lines.joined(separator: "\n") + "\n")
    default: nil
    }
  }

  /// The number of commands on it.
  var commandCount: Int {
    blocks.reduce(0) { count, block in
      if case .commands(let commands) = block { count + commands.count } else { count }
    }
  }
}
