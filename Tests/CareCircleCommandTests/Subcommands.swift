import ArgumentParser

@testable import CareCircleCommand

/// The names of all subcommands, as the command itself has them.
enum Subcommands {
  static let all = CareCircleCommand.configuration.subcommands.map { $0._commandName }

  /// The words before `--help` of every page of help: none, a subcommand, and what it has below itself.
  static let helps: [[String]] = {
    var names: [[String]] = [[]]
    for command in CareCircleCommand.configuration.subcommands {
      names.append([command._commandName])
      for inner in command.configuration.subcommands {
        names.append([command._commandName, inner._commandName])
      }
    }
    return names
  }()
}
