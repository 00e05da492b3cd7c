import Compliance
import TextFormats

/// The number of findings with each verdict.
package struct FindingTally {
  private var counts = [Int](repeating: 0, count: ClauseVerdict.allCases.count)

  /// Counts of zero.
  package init() {}

  package mutating func add(_ verdict: ClauseVerdict) { counts[verdict.rank] += 1 }

  package subscript(verdict: ClauseVerdict) -> Int { counts[verdict.rank] }

  package var all: Int { counts.reduce(0, +) }

  package var met: Int { self[.pass] + self[.passLate] }
  /// The number of findings that were met or failed: the base of the rate.
  package var decided: Int { met + self[.fail] }

  /// The rate in percent, with the bounds it would have if all undecided findings failed or all were met; nil if
  /// nothing is decided.
  package var rate: (percent: Double?, least: Double?, greatest: Double?) {
    let all = decided + self[.indeterminate]
    return (
      Self.percent(met, decided), Self.percent(met, all),
      Self.percent(met + self[.indeterminate], all)
    )
  }

  private static func percent(_ part: Int, _ whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) * 100 : nil
  }
}

extension ComplianceReport {
  private struct Key: Hashable {
    let clause: Int
    let effect: Effect
    /// The number of the township; nil for all subjects.
    let township: Int?
  }

  /// `compliance-summary.csv`: the verdicts for each clause and effect, first over all subjects, then for each
  /// township. A rate without any decided finding is empty.
  public func summary() -> ByteBuffer {
    var tallies: [Key: FindingTally] = [:]
    let names = SubjectNames(check, language)
    // Townships are numbered, since a text as a part of the key would be hashed for every finding.
    var townships: [String] = []
    var numbers: [String: Int] = [:]
    for index in 0..<bySubject.count {
      let (subject, findings) = bySubject[index]
      let township = names.township(subject).map { name in
        if let number = numbers[name] { return number }
        numbers[name] = townships.count
        townships.append(name)
        return townships.count - 1
      }
      for number in findings {
        let finding = check.findings[Int(number)]
        let whole = Key(clause: finding.clause, effect: finding.effect, township: nil)
        tallies[whole, default: FindingTally()].add(finding.verdict)
        guard let township else { continue }
        let part = Key(clause: finding.clause, effect: finding.effect, township: township)
        tallies[part, default: FindingTally()].add(finding.verdict)
      }
    }
    var buffer = ByteBuffer()
    let verdicts = ClauseVerdict.allCases
    buffer.append("\u{FEFF}policy,clause,section,effect,township,subjects,")
    buffer.append(verdicts.map(\.rawValue).joined(separator: ","))
    buffer.append(",n,of,percent,percent_least,percent_greatest,checks\r\n")
    let name = { (key: Key) in key.township.map { townships[$0] } }
    let keys = tallies.keys.sorted { left, right in
      (left.clause, left.effect.rawValue, name(left) ?? "")
        < (right.clause, right.effect.rawValue, name(right) ?? "")
    }
    for key in keys {
      appendRow(key, name(key), tallies[key] ?? FindingTally(), to: &buffer)
    }
    return buffer
  }

  private func appendRow(
    _ key: Key, _ township: String?, _ tally: FindingTally, to buffer: inout ByteBuffer
  ) {
    let clause = check.policy.clauses[key.clause]
    let texts = [
      check.policy.name, clause.id, clause.section, key.effect.rawValue, township ?? "*",
    ]
    for text in texts {
      buffer.appendCSVField(text, neutralisingFormulas: true)
      buffer.append(",")
    }
    let subjects = tally.all
    for count in [subjects] + ClauseVerdict.allCases.map({ tally[$0] }) + [
      tally.met, tally.decided,
    ] {
      buffer.appendInt(count)
      buffer.append(",")
    }
    let rate = tally.rate
    for percent in [rate.percent, rate.least, rate.greatest] {
      if let percent { buffer.appendFixed(percent, decimals: 2) }
      buffer.append(",")
    }
    buffer.appendCSVField(clause.checks.text(language), neutralisingFormulas: true)
    buffer.append("\r\n")
  }

  /// `deadlines.csv`: the clauses with a due date, the earliest first, with the number of subjects that are still open.
  public func deadlines() -> ByteBuffer {
    var tallies: [Int: FindingTally] = [:]
    var effects: [Int: Effect] = [:]
    for finding in check.findings where finding.due != nil {
      tallies[finding.clause, default: FindingTally()].add(finding.verdict)
      if effects[finding.clause] != .binding { effects[finding.clause] = finding.effect }
    }
    let clauses = check.policy.clauses
    let dated = clauses.indices.compactMap { index in clauses[index].due.map { ($0, index) } }
      .sorted { $0 < $1 }
    var buffer = ByteBuffer()
    buffer.append(
      "\u{FEFF}policy,clause,section,due,days_left,effect,state,met,late,not_due,fail,indeterminate,checks\r\n"
    )
    for (due, index) in dated {
      let tally = tallies[index] ?? FindingTally()
      let days = check.register.asOf.map { due.daysSince1970 - $0.daysSince1970 }
      let state = days.map { $0 < 0 ? "past" : "open" } ?? "as_of_unknown"
      let texts = [
        check.policy.name, clauses[index].id, clauses[index].section, due.description,
        days.map(String.init) ?? "", effects[index]?.rawValue ?? "", state,
      ]
      // The days left are a number, so that a minus sign must not be neutralised with an apostrophe.
      for (column, text) in texts.enumerated() {
        buffer.appendCSVField(text, neutralisingFormulas: column != 4)
        buffer.append(",")
      }
      for verdict in [ClauseVerdict.pass, .passLate, .notDue, .fail, .indeterminate] {
        buffer.appendInt(tally[verdict])
        buffer.append(",")
      }
      buffer.appendCSVField(clauses[index].checks.text(language), neutralisingFormulas: true)
      buffer.append("\r\n")
    }
    return buffer
  }
}
