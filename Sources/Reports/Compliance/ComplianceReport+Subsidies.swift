import CareModel
import Compliance
import TextFormats
import Wording

extension ComplianceReport {
  /// The totals of one township and payer, in yuan.
  private struct Total {
    var recipients = 0
    var undecided = 0
    var amounts: [SubsidyPeriod: Double] = [:]
    /// Whether one of the amounts is a minimum, so that the total is one.
    var isMinimum = false
  }

  private struct TotalKey: Hashable {
    let township: String
    let payer: String
  }

  /// `subsidies.csv`: the amount of each recipient with its formula, then the totals by township and payer. Amounts
  /// that are paid once, by the month and by the year stand in columns of their own and are never added to each other.
  ///
  /// Nil if the study has no table of subsidies.
  public func subsidies() -> ByteBuffer? {
    guard let records = check.register.records[.subsidies] else { return nil }
    var buffer = ByteBuffer()
    buffer.append(
      "\u{FEFF}row,policy,clause,effect,recipient_id,recipient_name,township,payer,verdict,reason,recipients,undecided,"
    )
    buffer.append("yuan_once,yuan_per_month,yuan_per_year,is_minimum,formula\r\n")
    var totals: [TotalKey: Total] = [:]
    for finding in check.findings where finding.subject.type == .recipient {
      let record = records[finding.subject.index]
      let parts = (finding.evidence.calculation as? SubsidyCalculation)?.parts ?? []
      let key = TotalKey(
        township: record.facts["乡镇"]?.text ?? "", payer: record.facts["出资单位"]?.text ?? "")
      var total = totals[key] ?? Total()
      total.recipients += 1
      if finding.verdict == .indeterminate { total.undecided += 1 }
      for part in parts { total.amounts[part.per, default: 0] += part.amount }
      if parts.contains(where: \.isMinimum) { total.isMinimum = true }
      totals[key] = total
      append(
        [
          "recipient", check.policy.name, check.policy.clauses[finding.clause].id,
          finding.effect.rawValue, record.id, record.name ?? "", key.township, key.payer,
          finding.verdict.rawValue, finding.reason?.rawValue ?? "", "", "",
        ], parts: Self.amounts(parts), isMinimum: parts.contains(where: \.isMinimum),
        finding.evidence.calculation?.text(language) ?? "", to: &buffer)
    }
    for (key, total) in totals.sorted(by: {
      ($0.key.township, $0.key.payer) < ($1.key.township, $1.key.payer)
    }) {
      append(
        [
          "total", check.policy.name, "*", "", "", "", key.township, key.payer, "", "",
          "\(total.recipients)", "\(total.undecided)",
        ], parts: total.amounts, isMinimum: total.isMinimum, "", to: &buffer)
    }
    return buffer
  }

  private static func amounts(_ parts: [SubsidyPart]) -> [SubsidyPeriod: Double] {
    parts.reduce(into: [:]) { $0[$1.per, default: 0] += $1.amount }
  }

  private func append(
    _ texts: [String], parts: [SubsidyPeriod: Double], isMinimum: Bool, _ formula: String,
    to buffer: inout ByteBuffer
  ) {
    for text in texts {
      buffer.appendCSVField(text, neutralisingFormulas: true)
      buffer.append(",")
    }
    for period in [SubsidyPeriod.once, .month, .year] {
      if let amount = parts[period] { buffer.appendFixed(amount, decimals: 2) }
      buffer.append(",")
    }
    buffer.append(isMinimum ? "yes," : ",")
    buffer.appendCSVField(formula, neutralisingFormulas: true)
    buffer.append("\r\n")
  }
}
