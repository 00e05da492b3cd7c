import CareCircle
import Synchronization
import Wording

/// The language of this run: that of `--lang`, otherwise that of the study file that is named, otherwise English.
///
/// It is settled before the arguments are parsed, since it is the language of help and of the parser's errors as well.
enum Speech {
  private static let own = StudyArgument.language(saidBy: SystemPath.arguments)
  private static let settled = Mutex(
    own ?? StudyArgument.language(ofStudyIn: SystemPath.arguments) ?? .english)

  static var language: Language { settled.withLock { $0 } }

  /// Takes the language of the study that has been read, unless a flag gives another.
  static func follow(_ plan: StudyPlan) {
    guard own == nil else { return }
    settled.withLock { $0 = plan.language }
  }
}

/// The sentence in the language of this run.
func say(_ english: String, _ chinese: String) -> String {
  Message(en: english, zh: chinese).text(Speech.language)
}
