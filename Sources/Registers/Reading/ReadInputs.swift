import CareModel
import Parallel
import StreetNetwork
import Tables
import Wording

/// The inputs of a plan that have been read, each under its kind. Reports about all inputs iterate over them.
package struct ReadInputs: Sendable {
  /// The kinds that the plan has, in the order in which they are reported.
  package let kinds: [InputKind]
  private var loaded: [InputKind: any LoadedInput] = [:]
  /// The corrections of all inputs; nil if there are none.
  private let corrections: CorrectionSet?

  /// Reads the inputs of a plan that are of some kinds. Facilities are read in parallel with estates, since these are
  /// the large inputs. `walker` decides which streets of a network are kept.
  ///
  /// - Throws: `CareCircleError` with every problem of the first input that has any.
  package init(
    _ planned: PlannedInputs, _ kinds: [InputKind], walker: WalkingProfile?
  ) throws(CareCircleError) {
    self.kinds = kinds.filter(planned.has)
    let table = try Self.corrections(planned)
    let corrections = table.map(CorrectionSet.init)
    self.corrections = corrections
    let facilities = Deferred {
      Result { () throws(CareCircleError) in
        try Self.load(.facilities, planned, walker, KnownRows(corrections: corrections))
      }
    }
    if self.kinds.contains(.facilities) { facilities.start() }
    let hasFacilities = self.kinds.contains(.facilities)
    // If another input throws, the program ends, which must not happen while libraries are at work on this one.
    defer { if hasFacilities { _ = facilities.value } }
    for kind in self.kinds where kind != .corrections {
      loaded[kind] =
        kind == .facilities
        ? try facilities.value.get() : try Self.load(kind, planned, walker, knownRows(for: kind))
    }
    if let table { loaded[.corrections] = table }
  }

  /// The table of corrections, which must be known before anything else is read; nil if the plan has none.
  private static func corrections(
    _ planned: PlannedInputs
  ) throws(CareCircleError) -> LoadedTable<Correction>? {
    guard planned.has(.corrections) else { return nil }
    return try TableLoader.load(
      CorrectionReader.self, planned[.corrections], as: .corrections)
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

  /// The rows of other inputs to which the rows of a kind belong.
  private func knownRows(for kind: InputKind) -> KnownRows {
    guard case .withTheirEstate = kind.tiling else { return KnownRows(corrections: corrections) }
    let estates: LoadedTable<Estate>? = self[.estates]
    var known = KnownRows(estates?.rows ?? [], estates?.issues ?? [])
    known.corrections = corrections
    return known
  }

  /// An input with the type as which it was read; nil if the plan does not have it.
  package subscript<Input: LoadedInput>(kind: InputKind) -> Input? { loaded[kind] as? Input }

  /// Replaces an input by the same input with additional findings.
  package mutating func replace<Input: LoadedInput>(_ kind: InputKind, with input: Input?) {
    if let input { loaded[kind] = input }
  }

  /// The inputs with their kinds, in order.
  package var all: [(kind: InputKind, input: any LoadedInput)] {
    kinds.compactMap { kind in loaded[kind].map { (kind, $0) } }
  }

  /// The estates; nil if the plan has none.
  package var estates: LoadedTable<Estate>? { self[.estates] }

  /// The facts about each file, in the order of reading.
  package var infos: [InputInfo] { all.flatMap(\.input.sources) }

  /// The issues of all inputs.
  package var issues: [DataIssue] {
    all.flatMap(\.input.issues) + (corrections?.doubts(among: all) ?? [])
  }
}

extension [InputKind] {
  /// The kinds that a study uses: all but those that only clauses use.
  package var ofStudies: [InputKind] { filter { $0.uses != [.compliance] } }

  /// The kinds that only clauses use.
  package var ofClauses: [InputKind] { filter { $0.uses == [.compliance] } }
}
