import ArgumentParser
import CareCircle
import Wording

/// The output of the argument parser in the language of the run: help, or what is wrong with the command line.
struct ParserTalk {
  private let error: any Error
  private let path: CommandPath

  init(_ error: any Error, _ arguments: [String] = SystemPath.arguments) {
    self.error = error
    path = CommandPath(arguments)
  }

  /// Prints the output, and returns how the run ends.
  func tell() -> ExitStatus {
    let code = CareCircleCommand.exitCode(for: error)
    let text = CareCircleCommand.fullMessage(for: error)
    if code.isSuccess {
      try? Console.output(HelpFrame.text(text, Speech.language) + "\n")
      return .done
    }
    let message = CareCircleCommand.message(for: error)
    let fault = UsageFault(message, help: Self.help(in: text), path)
    Console.error(fault.message.text(Speech.language))
    // For a wrong value, the expected form is enough; the usage is not repeated.
    for line in fault.isAboutValue ? [] : Self.frame(of: text) {
      Console.line(HelpFrame.usage(line, Speech.language))
    }
    return code == .validationFailure ? .usage : .internalFault
  }

  /// The help of the option in question, which the parser prints below its message.
  private static func help(in text: String) -> String? {
    text.split(separator: "\n").first { $0.hasPrefix("Help:") }.map { String($0.dropFirst(5)) }
  }

  /// The lines from the option's help to the end.
  private static func frame(of text: String) -> [String] {
    let lines = text.split(separator: "\n").map(String.init)
    let start = lines.firstIndex { $0.hasPrefix("Help:") || $0.hasPrefix("Usage:") }
    return start.map { Array(lines[$0...]) } ?? []
  }
}
