/// Suggestions for misspelt words.
package enum Spelling {
  /// The candidate that a word was probably meant to be: at most two edits away, and fewer edits than half of the
  /// word's letters; the first of several that are equally near. Upper and lower case, dashes before the word, and the
  /// choice between `-` and `_` do not matter.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let written = letters(word)
    var best: (word: String, distance: Int)?
    for candidate in candidates {
      let distance = distance(written, letters(candidate))
      guard distance <= 2, distance * 2 < written.count, distance < best?.distance ?? 3 else {
        continue
      }
      best = (candidate, distance)
    }
    return best?.word
  }

  /// The number of letters that must be inserted, removed, replaced or swapped with their neighbour to turn one word
  /// into another (Damerau and Levenshtein; no letter is edited twice).
  package static func distance(_ one: String, _ other: String) -> Int {
    distance(Array(one), Array(other))
  }

  private static func letters(_ word: String) -> [Character] {
    word.lowercased().drop { $0 == "-" }.map { $0 == "-" ? "_" : $0 }
  }

  private static func distance(_ one: [Character], _ other: [Character]) -> Int {
    var earlier: [Int] = []
    var last = Array(0...other.count)
    for (row, letter) in one.enumerated() {
      var next = [row + 1]
      for (column, wanted) in other.enumerated() {
        var least = last[column] + (letter == wanted ? 0 : 1)
        least = min(least, last[column + 1] + 1, next[column] + 1)
        if row > 0, column > 0, letter == other[column - 1], one[row - 1] == wanted {
          least = min(least, earlier[column - 1] + 1)
        }
        next.append(least)
      }
      (earlier, last) = (last, next)
    }
    return last.last ?? one.count
  }
}

extension Message {
  /// The sentence, followed by the one of `known` that a word was probably meant to be.
  ///
  /// If none of them is near, the words in `below.keys` are tried, which are valid below the key `below.key`.
  package func suggesting(
    _ word: String, among known: some Sequence<String>,
    below: (key: String, keys: [String])? = nil
  ) -> Message {
    let elsewhere = below.flatMap { below in
      Spelling.nearest(to: word, among: below.keys).map { "\(below.key).\($0)" }
    }
    guard let meant = Spelling.nearest(to: word, among: known) ?? elsewhere else { return self }
    return Message(
      en: "\(english); did you mean \(meant)?", zh: "\(chinese)；是否想写 \(meant)？")
  }
}
