import Coverage
import Layers
import Registers
import TextFormats

/// Where results come from, in addition to what they say about themselves.
package enum Provenance {
  /// A document with the inputs, their checksums and coordinate reference systems, and every parameter. It contains no
  /// clock time, host or absolute path, so that a rerun gives the same bytes.
  ///
  /// `header` begins with the schema, `network` is the streets, `written` says which of the results were asked for, and
  /// `part` is the part of a study that was analysed.
  package static func document(
    header: [(String, JSONValue)], inputs: [InputInfo], parameters: StudyParameters,
    network: LoadedNetwork?, written: JSONValue = .null, part: ResultPart? = nil
  ) -> ByteBuffer {
    let accessCap = parameters.question.streetRules?.accessCap
    let members: [(String, JSONValue)] = [
      ("study_id", .optional(parameters.studyID)),
      ("parameters", parameters.document),
      ("written", written),
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
  /// Where the results come from.
  package func provenance(
    inputs: [InputInfo], parameters: StudyParameters, network: LoadedNetwork?,
    written: JSONValue = .null
  ) -> ByteBuffer {
    Provenance.document(
      header: header(schema: Provenance.schema), inputs: inputs, parameters: parameters,
      network: network, written: written, part: part)
  }
}

extension ComplianceReport {
  /// Where the findings come from.
  package func provenance(
    inputs: [InputInfo], parameters: StudyParameters, network: LoadedNetwork?
  ) -> ByteBuffer {
    Provenance.document(
      header: header(schema: Provenance.schema), inputs: inputs, parameters: parameters,
      network: network)
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
      ("sql", .optional(query)),
      ("encoding", .string(origin.encoding.rawValue)),
      ("delimiter", .optional(origin.delimiter)),
      ("header_line", origin.headerLine.map(JSONValue.integer) ?? .null),
      ("crs", .optional(crs?.name)),
      ("crs_source", .optional(crsSource?.rawValue)),
      ("rows_in", .integer(rowsIn)),
      ("rows_used", .integer(rowsUsed)),
      ("rows_rejected", .integer(rowsRejected)),
      ("rows_outside", rowsOutside.map(JSONValue.integer) ?? .null),
      ("columns", .object(columns.sorted { $0.key < $1.key }.map { ($0, .string($1)) })),
      ("unused_columns", .array(unusedColumns.map(JSONValue.string))),
    ])
  }
}
