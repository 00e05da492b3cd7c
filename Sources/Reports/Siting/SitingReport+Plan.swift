import Siting
import TextFormats
import Wording
import Layers

extension SitingReport {
  /// `plan.json`: what was asked, objective and bound, the sites in order, and what remains. It holds no time of the
  /// clock, so that the same input and work limit give the same bytes.
  public var plan: ByteBuffer {
    JSONValue.object([
      ("schema", .string("carecircle.plan/1")),
      ("version", .string(CareCircleVersion.current)),
      ("model", .string(model)), ("weight", .string(weight)),
      ("capacity_per_m2", .optionalNumber(perSquareMetre)),
      ("circle", circle.document(by: method)), ("method", .string(method.rawValue)),
      ("objective", .optionalNumber(steps.last?.plan.objective)),
      ("bound", .optionalNumber(steps.last?.plan.bound)),
      ("gap_percent", .fixed(gapPercent, 4)), ("optimal", .flag(isOptimal)),
      ("seed", .integer(Int(truncatingIfNeeded: steps.last?.plan.seed ?? 0))),
      ("work_limit", workLimit.map { .integer(Int($0)) } ?? .null),
      ("candidates", .integer(candidates.count)), ("proposed", .flag(isProposed)),
      ("usable", .integer(refusals.count { $0 == nil })),
      ("demands", .integer(demands.count)), ("unweighted", .integer(unweighted)),
      ("total", .integer(Int(totalWeight))), ("covered_before", .integer(Int(coveredBefore))),
      ("covered_after", .integer(Int(coveredAfter))),
      ("steps", .array(steps.map(\.document))),
      ("sites", .array(sites.map { .string(candidates[$0.candidate].id) })),
      ("uncovered", .array(uncovered.map(document))),
    ]).document
  }

  private func document(_ missed: Uncovered) -> JSONValue {
    .object([
      ("id", .string(demands[missed.demand].id)), ("reachable", .flag(missed.isReachable)),
      ("nearest", .optional(missed.nearest.map { candidates[$0.candidate].id })),
      ("walk_m", missed.nearest.map { .fixed($0.metres, 2) } ?? .null),
    ])
  }
}

extension SitingReport.Step {
  fileprivate var document: JSONValue {
    .object([
      ("phase", .optional(phase)), ("objective", .optionalNumber(plan.objective)),
      ("bound", .optionalNumber(plan.bound)), ("gap_percent", .fixed(plan.gapPercent, 4)),
      ("optimal", .flag(plan.isOptimal)), ("end", .string(plan.end.rawValue)),
      ("sites", .integer(plan.sites.count)),
    ])
  }
}

extension JSONValue {
  /// A number with as many decimals as it needs, up to four; null if there is none.
  fileprivate static func optionalNumber(_ value: Double?) -> JSONValue {
    guard let value, value.isFinite else { return .null }
    return value == value.rounded() && abs(value) < 1e15
      ? .integer(Int(value)) : .fixed(value, 4)
  }
}
