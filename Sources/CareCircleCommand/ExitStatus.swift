import CareCircle

/// The exit codes, those of sysexits.h where it defines one.
enum ExitStatus: Int32 {
  /// Everything was done.
  case done = 0
  /// What `--fail-on` asked for was found.
  case found = 1
  /// The command line is invalid.
  case usage = 64
  /// An input cannot be used.
  case badData = 65
  /// An input does not exist.
  case inputMissing = 66
  /// A fault of the program.
  case internalFault = 70
  /// A limit of the system was reached: memory, threads, open files, processor time.
  case systemLimit = 71
  /// An output cannot be written.
  case cannotWrite = 73
  /// The user ended the run.
  case interrupted = 130

  init(_ error: CareCircleError) {
    if error.problems.contains(where: { $0.code == .systemLimit }) {
      self = .systemLimit
      return
    }
    switch error {
    case .usage: self = .usage
    case .badData: self = .badData
    case .inputMissing: self = .inputMissing
    case .cannotWrite: self = .cannotWrite
    case .readerGone: self = .done
    }
  }
}
