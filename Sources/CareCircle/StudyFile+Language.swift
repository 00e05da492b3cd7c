import TextFormats
import Wording

extension StudyFile {
  /// The language of a study file, found without reading the rest of it: that of a line `lang: zh` or `lang: en` at the
  /// left margin, near the beginning. Nil if there is no such line or file.
  ///
  /// Problems of the file are left to `plan(_:)`, which reports them in this language.
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
