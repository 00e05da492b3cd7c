#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension CareCircleError: CustomStringConvertible, LocalizedError {
  /// The problems with the inputs; empty for an output that cannot be written.
  public var problems: [InputProblem] {
    switch self {
    case .usage(let problems), .badData(let problems), .inputMissing(let problems): problems
    case .cannotWrite, .readerGone: []
    }
  }

  /// A line for each problem, in English: `file:line:column: field "value": what is wrong [code]`.
  public var description: String { lines(.english).joined(separator: "\n") }

  /// The same text as `description`, which `localizedDescription` returns.
  public var errorDescription: String? { description }
}
