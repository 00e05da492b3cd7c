import ArgumentParser

/// The command or group of commands that a command line refers to, as far as its first words are names of commands.
struct CommandPath {
  let command: any ParsableCommand.Type
  /// The arguments after the name of the command.
  let rest: ArraySlice<String>

  init(_ arguments: [String]) {
    var command: any ParsableCommand.Type = CareCircleCommand.self
    var rest = arguments.dropFirst()
    while let word = rest.first,
      let next = command.configuration.subcommands.first(where: { $0._commandName == word })
    {
      (command, rest) = (next, rest.dropFirst())
    }
    (self.command, self.rest) = (command, rest)
  }

  /// The names of the commands of a group; empty for a command that is not a group.
  var subcommands: [String] { command.configuration.subcommands.map { $0._commandName } }

  /// The word in the position of a command's name that is not a command; nil if there is none.
  var unknownSubcommand: String? {
    guard !subcommands.isEmpty, let word = rest.first, !word.hasPrefix("-"), word != "help" else {
      return nil
    }
    return word
  }

  /// The negative number that follows an option such as `--minutes <minutes>`; nil if the next argument is not one.
  func value(after option: Substring) -> String? {
    let name = option.prefix { $0 != " " }
    guard let index = rest.firstIndex(where: { $0 == name }), index + 1 < rest.endIndex else {
      return nil
    }
    let next = rest[index + 1]
    return next.hasPrefix("-") && next.dropFirst().first?.isNumber == true ? next : nil
  }

  /// The long options of the command, hidden ones included.
  var options: [String] {
    CareCircleCommand.helpMessage(for: command, includeHidden: true, columns: 1000)
      .split(separator: "\n")
      .filter { $0.hasPrefix("  -") }
      .flatMap { $0.matches(of: /--[a-z][a-z0-9-]*/).map { String($0.output) } }
  }
}
