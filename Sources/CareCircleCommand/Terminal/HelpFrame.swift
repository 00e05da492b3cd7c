import CareCircle

/// Translates the words that the argument parser adds to the texts of help and usage.
enum HelpFrame {
  /// A page of help.
  static func text(_ page: String, _ language: Language) -> String {
    guard page.contains("USAGE: ") else { return page }
    return page.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        let plain = withoutKind(String(line))
        return language == .chinese ? chinese(plain) : plain
      }
      .joined(separator: "\n")
  }

  /// The heading of a group of subcommands, without the word that the parser adds to its name.
  private static func withoutKind(_ line: String) -> String {
    let mark = " SUBCOMMANDS:"
    return line.hasSuffix(mark) && !line.hasPrefix(" ") ? line.dropLast(mark.count) + ":" : line
  }

  /// A line of usage.
  static func usage(_ line: String, _ language: Language) -> String {
    language == .chinese ? chinese(line) : line
  }

  private static func chinese(_ line: String) -> String {
    var line = line
    for (english, chinese) in starts where line.hasPrefix(english) {
      line = chinese + line.dropFirst(english.count)
    }
    for (english, chinese) in words { line.replace(english, with: chinese) }
    if line.hasSuffix(":"), !line.hasPrefix(" ") { line = line.dropLast() + "：" }
    if let see = line.firstMatch(of: /^( *)See '(.+)' for (?:more information|detailed help)\.$/) {
      return "\(see.1)详见：\(see.2)"
    }
    return line
  }

  private static let starts = [
    ("OVERVIEW: ", "概述："), ("USAGE: ", "用法："), ("Usage: ", "用法："), ("Help:", "说明："),
    ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："), ("SUBCOMMANDS:", "子命令："),
  ]

  private static let words = [
    ("<options>", "<选项>"), ("<subcommand>", "<子命令>"), ("<subcommands>", "<子命令>"),
    ("Show subcommand help information.", "显示子命令的帮助。"),
    ("Show help information.", "显示帮助。"), ("Show the version.", "显示版本。"),
    ("(values: ", "(可选值："), ("(default: ", "(默认："), ("; default: ", "；默认："),
  ]
}
