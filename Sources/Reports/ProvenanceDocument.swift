import Coverage
import Geodesy
import Layers
import Registers
import TextFormats

/// The parameters of a study, as its provenance lists them.
public struct StudyParameters: Sendable {
  /// What a facility must be to count.
  public var requirement: RoomRequirement
  /// Which estates the question is about.
  public var ageRule: OldEstateRule

  /// The parameters in force.
  public init(requirement: RoomRequirement, ageRule: OldEstateRule) {
    self.requirement = requirement
    self.ageRule = ageRule
  }
}

/// From what results were made, beside what they say of themselves.
package enum Provenance {
  /// A document: inputs with their checksums and coordinates, and every parameter. No clock time, host or absolute
  /// path, so that a rerun gives the same bytes.
  ///
  /// `header` begins with the schema; `network` are the streets, `accessCap` the longest leg onto them, and `part` what
  /// of a study was worked on.
  package static func document(
    header: [(String, JSONValue)], inputs: [InputInfo], parameters: StudyParameters,
    searchLimit: Length, network: LoadedNetwork?, accessCap: Length?, part: ResultPart? = nil
  ) -> ByteBuffer {
    let members: [(String, JSONValue)] = [
      ("parameters", parameters.document(searchLimit: searchLimit)),
      ("inputs", .array(inputs.map(\.document))),
      ("network", network?.provenance(accessCap: accessCap) ?? .null),
      ("tile", part?.document ?? .null),
    ]
    return JSONValue.object(header + members).document
  }

  /// The schema of such documents.
  package static let schema = "carecircle.provenance/1"
}

extension CoverageResults {
  /// From what the results were made.
  public func provenance(
    inputs: [InputInfo], parameters: StudyParameters, network: LoadedNetwork? = nil,
    accessCap: Length? = nil
  ) -> ByteBuffer {
    Provenance.document(
      header: header(schema: Provenance.schema), inputs: inputs, parameters: parameters,
      searchLimit: searchLimit, network: network, accessCap: accessCap, part: part)
  }
}

extension ComplianceReport {
  /// From what the findings were made.
  public func provenance(
    inputs: [InputInfo], parameters: StudyParameters, network: LoadedNetwork? = nil,
    accessCap: Length? = nil
  ) -> ByteBuffer {
    Provenance.document(
      header: header(schema: Provenance.schema), inputs: inputs, parameters: parameters,
      searchLimit: check.register.searchLimit, network: network, accessCap: accessCap)
  }
}

extension StudyParameters {
  fileprivate func document(searchLimit: Length) -> JSONValue {
    .object([
      ("as_of", .optional(requirement.asOf?.description)),
      ("minimum_area_m2", .number(requirement.minimumArea.squareMetres)),
      (
        "qualifying_kinds", .array(requirement.kinds.map(\.rawValue).sorted().map(JSONValue.string))
      ),
      ("any_facility", .flag(requirement.acceptsAny)),
      ("assume_in_use", .flag(requirement.assumesInUse)),
      ("scenario", .string(requirement.countsPlannedFromOpening ? "planned" : "today")),
      ("old_until_year", .integer(ageRule.lastYear)),
      ("all_ages", .flag(ageRule.includesAllAges)),
      ("search_limit_m", .number(searchLimit.metres)),
    ])
  }
}

extension InputInfo {
  fileprivate var document: JSONValue {
    .object([
      ("role", .string(role)),
      ("file", .string(name)),
      ("bytes", .integer(byteCount)),
      ("sha256", .string(sha256)),
      ("format", .string(origin.format)),
      ("layer", .optional(origin.layer)),
      ("encoding", .string(origin.encoding.rawValue)),
      ("delimiter", .optional(origin.delimiter)),
      ("header_line", origin.headerLine.map(JSONValue.integer) ?? .null),
      ("crs", .optional(crs?.name)),
      ("crs_source", .optional(crsSource?.rawValue)),
      ("rows_in", .integer(rowsIn)),
      ("rows_used", .integer(rowsUsed)),
      ("rows_rejected", .integer(rowsRejected)),
      ("columns", .object(columns.sorted { $0.key < $1.key }.map { ($0, .string($1)) })),
      ("unused_columns", .array(unusedColumns.map(JSONValue.string))),
    ])
  }
}
