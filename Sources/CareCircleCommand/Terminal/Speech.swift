import CareCircle
import Synchronization

/// The language in which this run speaks: that of `--lang`, else that of the study file that is named, else
/// English.
///
/// It is settled before the arguments are parsed, since help and the parser's own errors are spoken in it.
enum Speech {
  private static let own = StudyArgument.language(saidBy: CommandLine.arguments)
  private static let settled = Mutex(
    own ?? StudyArgument.language(ofStudyIn: CommandLine.arguments) ?? .english)

  /// The language now.
  static var language: Language { settled.withLock { $0 } }

  /// Follows the study that has been read, where no flag says otherwise.
  static func follow(_ plan: StudyPlan) {
    guard own == nil else { return }
    settled.withLock { $0 = plan.language }
  }
}

/// The sentence in the language of this run.
func say(_ english: String, _ chinese: String) -> String {
  Message(en: english, zh: chinese).text(Speech.language)
}
