/// Looks for words of another language in a line that people read.
public enum VoiceCheck {
  /// The most Latin words that stand side by side with nothing but a blank between them.
  ///
  /// What is no prose does not count: options, paths, names of files, codes, numbers with their units, what stands
  /// in quotes or brackets, and a command line from `carecircle` on. Any such thing ends a run, and so does
  /// punctuation.
  public static func longestLatinRun(_ line: String) -> Int {
    withoutCode(line).split(whereSeparator: isChinese).map(run).max() ?? 0
  }

  private static func run(_ text: Substring) -> Int {
    var (longest, run) = (0, 0)
    for token in text.split(separator: " ") {
      let bare = token.last.map { ".,:;)".contains($0) } == true ? token.dropLast() : token
      let isWord = bare.count > 1 && bare.allSatisfy { $0.isASCII && $0.isLetter }
      run = isWord ? run + 1 : 0
      longest = max(longest, run)
      if bare.count < token.count { run = 0 }
    }
    return longest
  }

  /// Whether a line has a Chinese character or Chinese punctuation.
  public static func hasChinese(_ line: String) -> Bool { line.contains(where: isChinese) }

  private static func isChinese(_ character: Character) -> Bool {
    character.unicodeScalars.contains { (0x3000...0x9FFF).contains($0.value) || $0.value >= 0xFF00 }
  }

  private static func withoutCode(_ line: String) -> String {
    line.replacing(/"[^"]*"|'[^']*'|“[^”]*”|<[^>]*>|\[[^\]]*\]/, with: "0")
      .replacing(/carecircle( [a-z]+)*/, with: "0")
  }
}
