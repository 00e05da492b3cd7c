import Compliance

/// Findings by their subject: each subject's worst first, and the subjects with the worst first.
///
/// Flat, since a million estates have several million findings: time and memory in proportion to them, but
/// for the sorting of subjects into a handful of ranks.
package struct SubjectGroups: Sendable {
  private var subjects: [Subject] = []
  /// The findings of subject `s` are `findings[starts[s]..<starts[s + 1]]`.
  private var starts: [Int32] = [0]
  private var findings: [Int32] = []
  /// The subjects, the worst first; among equals the first found.
  private var order: [Int32] = []

  package init(_ all: FindingList) {
    let subjectOf = number(all)
    var counts = [Int32](repeating: 0, count: subjects.count + 1)
    for subject in subjectOf { counts[Int(subject) + 1] += 1 }
    for subject in counts.indices.dropFirst() { counts[subject] += counts[subject - 1] }
    starts = counts
    // Placed rank by rank, so that each subject's are in order without being sorted.
    let ranks = all.map { UInt8(truncatingIfNeeded: $0.urgency) }
    findings = [Int32](repeating: 0, count: ranks.count)
    for rank in Set(ranks).sorted() {
      for (index, subject) in subjectOf.enumerated() where ranks[index] == rank {
        findings[Int(counts[Int(subject)])] = Int32(truncatingIfNeeded: index)
        counts[Int(subject)] += 1
      }
    }
    let worst = subjects.indices.map { ranks[Int(findings[Int(starts[$0])])] }
    for rank in Set(worst).sorted() {
      for (subject, own) in worst.enumerated() where own == rank {
        order.append(Int32(truncatingIfNeeded: subject))
      }
    }
  }

  /// Numbers the subjects as they come; for each finding, its subject's number.
  private mutating func number(_ all: FindingList) -> [Int32] {
    var known: [SubjectType: [Int32]] = [:]
    return all.map { finding in
      let (type, index) = (finding.subject.type, finding.subject.index)
      let missing = index + 1 - (known[type]?.count ?? 0)
      if missing > 0 {
        known[type, default: []].append(contentsOf: repeatElement(-1, count: missing))
      }
      if let number = known[type]?[index], number >= 0 { return number }
      let number = Int32(truncatingIfNeeded: subjects.count)
      known[type]?[index] = number
      subjects.append(finding.subject)
      return number
    }
  }

  /// How many subjects there are.
  package var count: Int { order.count }

  /// The subject at a position in the order, and its findings.
  package subscript(position: Int) -> (subject: Subject, findings: ArraySlice<Int32>) {
    let subject = Int(order[position])
    return (subjects[subject], findings[Int(starts[subject])..<Int(starts[subject + 1])])
  }
}

extension Finding {
  /// For sorting: the worst first, a binding one before others.
  fileprivate var urgency: Int { verdict.rank * 2 + (effect == .binding ? 0 : 1) }
}
