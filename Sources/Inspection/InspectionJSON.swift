import Layers
import TextFormats
import Registers
import Wording

extension TableInspection {
  /// The inspection as a JSON document with the schema `carecircle.inspect/1`. Keys and codes are the same in every
  /// language; texts follow `language`.
  public func json(_ language: Language) -> ByteBuffer {
    JSONValue.object([
      ("schema", .string("carecircle.inspect/1")),
      ("version", .string(CareCircleVersion.current)),
      ("file", fileDocument),
      ("role", role.document),
      ("rows", rowsDocument),
      ("columns", .array(columns.map(\.document))),
      ("crs", .optional(crs?.name)),
      ("crs_source", .optional(crsSource?.rawValue)),
      ("extent", extent?.document ?? .null),
      ("duplicates", duplicates.document),
      ("far_places", farPlaces?.document ?? .null),
      ("measures", .array(measures.map(\.document))),
      ("issues", .array(issueCounts.map { $0.document(language) })),
      ("names", names?.document(language) ?? .null),
      ("abilities", .array(abilities.map { $0.document(language) })),
      ("problems", .array(problems.map { $0.document(language) })),
      ("warnings", .array(warnings.map { .string($0.text(language)) })),
    ]).document
  }

  private var fileDocument: JSONValue {
    .object([
      ("name", .string(file)),
      ("bytes", .integer(byteCount)),
      ("sha256", .string(sha256)),
      ("format", .string(origin.format)),
      ("layer", .optional(origin.layer)),
      ("encoding", .string(origin.encoding.rawValue)),
      ("delimiter", .optional(origin.delimiter)),
      ("header_line", origin.headerLine.map(JSONValue.integer) ?? .null),
      (
        "skipped_lines",
        .array(
          skippedLines.map {
            .object([
              ("line", .integer($0.line)), ("kind", .string($0.kind.rawValue)),
              ("text", .string($0.text)),
            ])
          })
      ),
    ])
  }

  private var rowsDocument: JSONValue {
    .object([
      ("in", .integer(rowsIn)), ("used", .integer(rowsUsed)), ("rejected", .integer(rowsRejected)),
    ])
  }
}

extension RoleChoice {
  fileprivate var document: JSONValue {
    .object([
      ("is", .string(role.key)),
      ("basis", .string(basis.rawValue)),
      (
        "known_columns",
        .object(counts.map { ($0.kind.key, .integer($0.columns)) })
      ),
    ])
  }
}

extension ColumnReport {
  fileprivate var document: JSONValue {
    .object([
      ("number", .integer(number)),
      ("header", .string(header)),
      ("field", .optional(field)),
      ("basis", .string(basis.code)),
      ("known_as", .optional(basis.name)),
      ("blanks", .integer(blanks)),
      ("rows", .integer(rows)),
      ("first_value", .optional(firstValue)),
    ])
  }
}

extension GroundExtent {
  fileprivate var document: JSONValue {
    .object([
      ("west", .fixed(west, 7)), ("south", .fixed(south, 7)), ("east", .fixed(east, 7)),
      ("north", .fixed(north, 7)), ("width_m", .fixed(width.metres, 2)),
      ("height_m", .fixed(height.metres, 2)),
    ])
  }
}

extension RowExample {
  package var document: JSONValue {
    .object([("line", line.map(JSONValue.integer) ?? .null), ("text", .optional(text))])
  }
}

extension [RowExample] {
  fileprivate var document: JSONValue { .array(map(\.document)) }
}

extension DuplicateReport {
  fileprivate var document: JSONValue {
    .object([
      ("identical_rows", identical.document(shared: nil)),
      ("same_id", sameID.document(shared: nil)),
      ("same_name", sameName.document(shared: "names")),
      ("same_place", samePlace.document(shared: "places")),
    ])
  }
}

extension DuplicateReport.Group {
  fileprivate func document(shared key: String?) -> JSONValue {
    let counted = key.map { [($0, JSONValue.integer(shared))] } ?? []
    return .object([("rows", .integer(rows))] + counted + [("examples", examples.document)])
  }
}

extension FarPlaces {
  fileprivate var document: JSONValue {
    .object([
      ("middle", .array([.fixed(middle.longitude, 7), .fixed(middle.latitude, 7)])),
      ("median_m", .fixed(medianDistance.metres, 2)),
      ("limit_m", .fixed(limit.metres, 2)),
      ("rows", .integer(count)),
      ("examples", examples.document),
    ])
  }
}

extension MeasureReport {
  fileprivate var document: JSONValue {
    .object([
      ("field", .string(field)),
      ("unit", .optional(unit)),
      ("rows", .integer(count)),
      ("least", least.map(JSONValue.number) ?? .null),
      ("median", median.map(JSONValue.number) ?? .null),
      ("greatest", greatest.map(JSONValue.number) ?? .null),
      ("ordinary_from", .number(ordinary.lowerBound)),
      ("ordinary_to", .number(ordinary.upperBound)),
      ("outside", .integer(outside)),
      ("examples", examples.document),
    ])
  }
}

extension IssueCount {
  fileprivate func document(_ language: Language) -> JSONValue {
    .object([
      ("code", .string(code.rawValue)),
      ("severity", .string(severity.rawValue)),
      ("field", .optional(field)),
      ("count", .integer(count)),
      ("examples", examples.document),
      ("message", .string(message.text(language))),
    ])
  }
}

extension NameReport {
  fileprivate func document(_ language: Language) -> JSONValue {
    .object([
      ("named", .integer(named)),
      ("speaking_of_elder_care", .integer(speakingOfCare)),
      ("others", .integer(others)),
      ("suspicious_share", .number(Self.suspiciousShare)),
      ("suspicious", .flag(isSuspicious)),
      (
        "kinds",
        .array(
          kinds.map {
            .object([
              ("kind", .string($0.kind.rawValue)), ("count", .integer($0.count)),
              ("counted", .flag($0.kind.isOtherThing)), ("examples", $0.examples.document),
            ])
          })
      ),
    ])
  }
}

extension Ability {
  fileprivate func document(_ language: Language) -> JSONValue {
    .object([
      ("question", .string(question.rawValue)),
      ("answer", .string(answer.rawValue)),
      ("rows", rows.map(JSONValue.integer) ?? .null),
      ("message", .string(message.text(language))),
    ])
  }
}

extension InputProblem {
  fileprivate func document(_ language: Language) -> JSONValue {
    .object([
      ("code", .string(code.rawValue)),
      ("line", line.map(JSONValue.integer) ?? .null),
      ("field", .optional(field)),
      ("value", .optional(value)),
      ("message", .string(message.text(language))),
    ])
  }
}
