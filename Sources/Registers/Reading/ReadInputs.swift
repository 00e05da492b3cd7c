import CareModel
import Parallel
import StreetNetwork
import Tables
import Wording

/// The inputs of a plan, read, each under its kind. Whatever is told of every input is told by walking over these.
package struct ReadInputs: Sendable {
  /// The kinds that the plan has, in the order in which they are told of.
  package let kinds: [InputKind]
  private var loaded: [InputKind: any LoadedInput] = [:]

  /// Reads those inputs of a plan that are of some kinds: facilities beside estates, since these are the large ones.
  /// `walker` decides which streets of a network are kept.
  ///
  /// - Throws: `CareCircleError` with every problem of the first input that has any.
  package init(
    _ planned: PlannedInputs, _ kinds: [InputKind], walker: WalkingProfile?
  ) throws(CareCircleError) {
    self.kinds = kinds.filter(planned.has)
    let facilities = Deferred {
      Result { () throws(CareCircleError) in
        try Self.load(.facilities, planned, walker, KnownRows())
      }
    }
    if self.kinds.contains(.facilities) { facilities.start() }
    for kind in self.kinds {
      loaded[kind] =
        kind == .facilities
        ? try facilities.value.get() : try Self.load(kind, planned, walker, knownRows(for: kind))
    }
  }

  private static func load(
    _ kind: InputKind, _ planned: PlannedInputs, _ walker: WalkingProfile?, _ known: KnownRows
  ) throws(CareCircleError) -> any LoadedInput {
    let files = planned[kind]
    switch kind.form {
    case .register(let reader): return try reader.load(files, as: kind, among: known)
    case .streets: return try LoadedNetwork.load(files[0], profile: walker)
    case .barriers: return try BarrierLayer(files)
    }
  }

  /// What rows of a kind belong to, where they belong to estates.
  private func knownRows(for kind: InputKind) -> KnownRows {
    guard case .withTheirEstate = kind.tiling else { return KnownRows() }
    let estates: LoadedTable<Estate>? = self[.estates]
    return KnownRows(estateIDs: Set((estates?.rows ?? []).lazy.map(\.id)))
  }

  /// An input, as what it was read as; nil where the plan does not have it.
  package subscript<Input: LoadedInput>(kind: InputKind) -> Input? { loaded[kind] as? Input }

  /// Puts an input in the place of another, of which more has been found out.
  package mutating func replace<Input: LoadedInput>(_ kind: InputKind, with input: Input?) {
    if let input { loaded[kind] = input }
  }

  /// The inputs in their order.
  package var all: [(kind: InputKind, input: any LoadedInput)] {
    kinds.compactMap { kind in loaded[kind].map { (kind, $0) } }
  }

  /// The estates, where there are any.
  package var estates: LoadedTable<Estate>? { self[.estates] }

  /// What is known of each file, in the order of reading.
  package var infos: [InputInfo] { all.flatMap(\.input.sources) }

  /// Every row that was rejected, doubtful or notable.
  package var issues: [DataIssue] { all.flatMap(\.input.issues) }
}

extension [InputKind] {
  /// Those of which a study is made: all but what only clauses ask for.
  package var ofStudies: [InputKind] { filter { $0.uses != [.compliance] } }

  /// Those that only clauses ask for.
  package var ofClauses: [InputKind] { filter { $0.uses == [.compliance] } }
}
