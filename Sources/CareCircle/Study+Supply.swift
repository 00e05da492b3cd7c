import CareModel
import Coverage
import Files
import Geodesy
import Layers
import Registers
import Reports
import Wording

/// How much a facility counts with the length of the walk.
public enum SupplyDecay: Sendable {
  /// Fully, wherever in the circle.
  case none
  /// By thirds of the circle: 1, 0.68, 0.22.
  case thirds
  /// By zones of one's own: where each ends, in minutes or metres, and its weight.
  case zones([(end: Double, weight: Double)])
}

extension Study {
  /// What each estate has of the supply of care rooms, a thousand older people.
  ///
  /// Every estate has people, whatever its age. Time is in proportion to the pairs within the circle.
  /// - Throws: `CareCircleError` where the zones make no sense.
  public func supply(
    _ decay: SupplyDecay, progress: @Sendable (Int) -> Void = { _ in }
  ) throws(CareCircleError) -> SupplyResult {
    let zones = try decay.zones(in: question.circle)
    let asked = try askedAboutEveryAge()
    let coverage = try asked.analyse(progress: progress)
    let spread = population?.spread ?? PopulationSpread([], over: estates)
    let pairs = reachModel(question, facilityExtent: false).catchmentPairs(
      of: estates, decay: zones)
    let results = SupplyResults(coverage.results, spread, zones, pairs)
    var parameters = coverage.parameters
    parameters.decay = zones.code
    return SupplyResult(
      results: results, inputs: inputs,
      issues: coverage.issues + results.issues(facilities: facilityOrigins),
      parameters: parameters, network: coverage.network)
  }
}

/// What a study found of supply.
public struct SupplyResult: Sendable {
  /// What was found.
  public let results: SupplyResults
  /// What is known of each input.
  public let inputs: [InputInfo]
  /// What was rejected, doubtful or notable.
  public let issues: [DataIssue]
  fileprivate let parameters: StudyParameters
  fileprivate let network: LoadedNetwork?

  /// The names of the files that `write(toFolder:)` writes.
  public static let fileNames: Set<String> = [
    "supply.geojson", "supply.csv", "supply-summary.json", "issues.csv", "provenance.json",
  ]

  /// The supply of the estates, and the table of issues.
  public var layers: [ResultLayer] {
    let coverage = results.coverage
    return [
      results.layer,
      .issues(
        issues, language: coverage.language, circle: coverage.circle, by: coverage.method),
    ]
  }

  /// Writes every output to a folder, which appears whole or not at all.
  public func write(toFolder path: String) throws(CareCircleError) {
    var folder = try OutputFolder(path, replacing: Self.fileNames)
    try folder.write(results.layer)
    for layer in layers { try folder.write(layer, as: .csv) }
    try folder.write("supply-summary.json", results.summary())
    try folder.write(
      "provenance.json",
      results.coverage.provenance(inputs: inputs, parameters: parameters, network: network))
    try folder.finish()
  }
}

extension SupplyDecay {
  /// Reads `none`, `zones`, or zones such as `5:1,10:0.68,15:0.22`; nil for anything else.
  public init?(_ text: String) {
    switch text {
    case "none": self = .none
    case "zones": self = .thirds
    default:
      let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { part in
        part.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
      }
      let zones = parts.compactMap { part -> (end: Double, weight: Double)? in
        guard part.count == 2, let end = part[0], let weight = part[1] else { return nil }
        return (end, weight)
      }
      guard zones.count == parts.count else { return nil }
      self = .zones(zones)
    }
  }

  fileprivate func zones(in circle: ServiceCircle) throws(CareCircleError) -> CatchmentDecay {
    switch self {
    case .none: return .none(in: circle)
    case .thirds: return .thirds(of: circle)
    case .zones(let zones):
      do throws(DecayFault) {
        return try CatchmentDecay(zones, in: circle)
      } catch {
        throw .usage([
          InputProblem(.wrongValue, file: "carecircle", field: "--decay", error.message)
        ])
      }
    }
  }
}
