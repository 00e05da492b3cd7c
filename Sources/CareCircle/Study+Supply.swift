import CareModel
import Coverage
import Files
import Geodesy
import Layers
import Registers
import Reports
import Wording

/// How much a facility counts, by the length of the walk.
public enum SupplyDecay: Sendable {
  /// In full, anywhere inside the circle.
  case none
  /// By thirds of the circle, with the weights 1, 0.68 and 0.22.
  case thirds
  /// By given zones: where each ends, in minutes or metres, and its weight.
  case zones([(end: Double, weight: Double)])
}

extension Study {
  /// The supply of care rooms that each estate has, for a thousand older people.
  ///
  /// People are counted in every estate, whatever its age, also in those outside the area that is asked about, since
  /// they share its rooms. Takes time proportional to the pairs of estates and
  /// facilities within the circle.
  ///
  /// - Throws: `CareCircleError` if the zones are invalid.
  public func supply(
    _ decay: SupplyDecay, progress: @Sendable (Int) -> Void = { _ in }
  ) throws(CareCircleError) -> SupplyResult {
    let zones = try decay.zones(in: question.circle)
    let asked = try askedAboutEveryAge()
    let coverage = try asked.analyse(progress: progress)
    let spread = population?.spread ?? PopulationSpread([], over: self.asked.every)
    let pairs = reachModel(question, facilityExtent: false).catchmentPairs(
      of: self.asked.every, decay: zones)
    let results = SupplyResults(
      coverage.results, self.asked.rows, CatchmentPeople(spread, pairs), zones)
    var parameters = coverage.parameters
    parameters.decay = zones.code
    return SupplyResult(
      results: results, inputs: inputs,
      issues: coverage.issues + results.issues(facilities: facilityOrigins),
      parameters: parameters, network: coverage.network)
  }
}

/// The result of a study about supply.
public struct SupplyResult: Sendable {
  /// The supply for each older resident, estate by estate.
  public let results: SupplyResults
  /// The facts about each input.
  public let inputs: [InputInfo]
  /// The issues: what was rejected, doubtful or worth a note.
  public let issues: [DataIssue]
  fileprivate let parameters: StudyParameters
  fileprivate let network: LoadedNetwork?

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
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the folder contains anything but an earlier result, or if it cannot
  ///   be written.
  public func write(toFolder path: String) throws(CareCircleError) {
    var folder = try OutputFolder(path, of: .supply)
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
