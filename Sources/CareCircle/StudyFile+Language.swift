import TextFormats
import Wording

extension StudyFile {
  /// The language that a study file names, found without reading the rest of it: that of a line `lang: zh` or
  /// `lang: en` at the left margin of its beginning. Nil where there is none, or no such file.
  ///
  /// What is wrong with the file is for `plan(_:)` to say, in this language.
  package static func language(ofFile path: String) -> Language? {
    guard let bytes = FileBytes.beginning(ofFile: path, atMost: 1 << 16) else { return nil }
    return language(in: String(decoding: bytes, as: UTF8.self))
  }

  static func language(in text: String) -> Language? {
    let lines = text.split(whereSeparator: \.isNewline)
    return lines.lazy.compactMap { line in
      line.firstMatch(of: /^\u{FEFF}?lang\s*:\s+["']?(en|zh)["']?\s*(?:#.*)?$/).flatMap {
        Language(rawValue: String($0.1))
      }
    }.first
  }
}
