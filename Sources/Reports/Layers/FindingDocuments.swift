import Compliance
import Layers
import TextFormats

/// The findings of a subject as JSON. What is the same for all findings of a clause is encoded once, and the rest is
/// written into the buffer without a document in between.
final class FindingDocuments: Sendable {
  private let findings: FindingList
  private let words: EvidenceText
  /// The beginning of each finding, by the index of its clause, up to the verdict.
  private let openings: [String]
  private let severities: [String]

  init(_ check: ComplianceCheck, _ words: EvidenceText) {
    (findings, self.words) = (check.findings, words)
    openings = check.policy.clauses.map { Self.opening($0, words) }
    severities = check.policy.clauses.map(\.severityCode)
  }

  private static func opening(_ clause: Clause, _ words: EvidenceText) -> String {
    var buffer = ByteBuffer()
    JSONValue.object([
      ("clause", .string(clause.id)),
      ("section", .string(clause.section)),
      ("quotation", .array(clause.quotes.map(JSONValue.string))),
      ("reading", .optional(clause.reading?.text(words.language))),
    ]).append(to: &buffer)
    // Without the closing brace, since the members of the finding follow.
    return buffer.withBytes { String(decoding: $0.dropLast(), as: UTF8.self) }
  }

  /// Appends the findings with these indices as an array.
  func append(_ indices: ArraySlice<Int32>, to buffer: inout ByteBuffer) {
    buffer.append("[")
    for (number, index) in indices.enumerated() {
      if number > 0 { buffer.append(",") }
      append(findings[Int(index)], to: &buffer)
    }
    buffer.append("]")
  }

  private func append(_ finding: Finding, to buffer: inout ByteBuffer) {
    buffer.append(openings[finding.clause])
    text(finding.verdict.rawValue, ",\"verdict\":", &buffer)
    text(finding.effect.rawValue, ",\"effect\":", &buffer)
    text(severities[finding.clause], ",\"severity\":", &buffer)
    text(finding.reason?.rawValue, ",\"reason\":", &buffer)
    let decimals = finding.decimals
    amount(finding.required, decimals, ",\"required\":", &buffer)
    amount(finding.actual, decimals, ",\"actual\":", &buffer)
    amount(finding.shortfall, decimals, ",\"shortfall\":", &buffer)
    text(finding.unit?.rawValue, ",\"unit\":", &buffer)
    text(finding.due?.description, ",\"due\":", &buffer)
    buffer.append(",\"days_left\":")
    if let days = finding.daysLeft { buffer.appendInt(days) } else { buffer.append("null") }
    appendPlaces(finding.evidence, to: &buffer)
    text(finding.evidence.settles, ",\"settles\":", &buffer)
    buffer.append(",\"evidence\":")
    var sentence = ByteBuffer()
    words.append(finding, to: &sentence)
    sentence.withBytes { buffer.appendJSONString($0) }
    buffer.append("}")
  }

  private func appendPlaces(_ evidence: Evidence, to buffer: inout ByteBuffer) {
    buffer.append(",\"used\":[")
    for (number, place) in evidence.used.enumerated() {
      if number > 0 { buffer.append(",") }
      buffer.appendJSONString(words.id(place))
    }
    buffer.append("],\"excluded\":[")
    for (number, (place, why)) in evidence.excluded.enumerated() {
      text(words.id(place), number > 0 ? ",{\"id\":" : "{\"id\":", &buffer)
      text(why, ",\"why\":", &buffer)
      buffer.append("}")
    }
    buffer.append("]")
  }

  private func text(_ text: String?, _ key: StaticString, _ buffer: inout ByteBuffer) {
    buffer.append(key)
    if let text { buffer.appendJSONString(text) } else { buffer.append("null") }
  }

  private func amount(
    _ value: Double?, _ decimals: Int, _ key: StaticString, _ buffer: inout ByteBuffer
  ) {
    buffer.append(key)
    if let value { buffer.appendFixed(value, decimals: decimals) } else { buffer.append("null") }
  }
}
