import Coverage
import Files
import Layers
import TextFormats
import Wording

extension ProfileComparison {
  private static let columns =
    "from,to,from_circle,to_circle,from_method,to_method,estates,from_covered,to_covered,"
    + "changed,gained,lost,other"

  /// `profiles.csv`: a row for each pair of walkers.
  public func table() -> ByteBuffer {
    var buffer = ByteBuffer()
    buffer.append("\u{FEFF}\(Self.columns)\r\n")
    for change in changes {
      let (from, to) = (profiles[change.from], profiles[change.to])
      let texts = [
        from.name, to.name, from.circle, to.circle, from.method.rawValue, to.method.rawValue,
      ]
      for text in texts {
        buffer.appendCSVField(text, neutralisingFormulas: true)
        buffer.append(",")
      }
      let counts = [
        from.verdicts.count, from.count(.covered), to.count(.covered), change.changed,
        change.gained, change.lost, change.other,
      ]
      buffer.append(counts.map(String.init).joined(separator: ","))
      buffer.append("\r\n")
    }
    return buffer
  }

  /// Writes `profiles.csv` to a file; `-` is standard output.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the file cannot be written.
  public func writeTable(toPath path: String) throws(CareCircleError) {
    try OutputFile.write(to: path) { sink throws(CareCircleError) in try sink.write(table()) }
  }

  /// The counts in the form in which the summary has them.
  package var document: JSONValue {
    .object([
      ("counts", .array(profiles.map(\.document))),
      ("changes", .array(changes.map(document))),
    ])
  }

  private func document(_ change: Change) -> JSONValue {
    .object([
      ("from", .string(profiles[change.from].name)), ("to", .string(profiles[change.to].name)),
      ("changed", .integer(change.changed)), ("gained", .integer(change.gained)),
      ("lost", .integer(change.lost)), ("other", .integer(change.other)),
    ])
  }
}

extension ProfileComparison.Profile {
  fileprivate var document: JSONValue {
    .object([
      ("profile", .string(name)), ("circle", .string(circle)),
      ("method", .string(method.rawValue)),
      ("verdict", .object(Verdict.allCases.map { ($0.rawValue, .integer(count($0))) })),
    ])
  }
}
