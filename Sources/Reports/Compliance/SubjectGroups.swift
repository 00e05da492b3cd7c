import Compliance

/// Findings grouped by subject: the worst finding of a subject first, and the subject with the worst finding first.
///
/// The groups are stored in flat arrays, since a million estates have several million findings. Time and memory are
/// proportional to the findings, apart from sorting the subjects into a handful of ranks.
package struct SubjectGroups: Sendable {
  private var subjects: [Subject] = []
  /// The findings of subject `s` are those at `findings[starts[s]..<starts[s + 1]]`.
  private var starts: [Int32] = [0]
  private var findings: [Int32] = []
  /// The subjects, the worst first; of equally bad ones, the one that was found first.
  private var order: [Int32] = []

  package init(_ all: FindingList) {
    let subjectOf = number(all)
    var counts = [Int32](repeating: 0, count: subjects.count + 1)
    for subject in subjectOf { counts[Int(subject) + 1] += 1 }
    for subject in counts.indices.dropFirst() { counts[subject] += counts[subject - 1] }
    starts = counts
    // Findings are placed rank by rank, so that those of each subject are in order without sorting.
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

  /// Numbers the subjects in order of appearance, and returns the number of each finding's subject.
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

  /// The number of subjects.
  package var count: Int { order.count }

  /// The subject at a position in the order, and its findings.
  package subscript(position: Int) -> (subject: Subject, findings: ArraySlice<Int32>) {
    let subject = Int(order[position])
    return (subjects[subject], findings[Int(starts[subject])..<Int(starts[subject + 1])])
  }
}

extension Finding {
  /// The key for sorting: the worst verdict first, and among equal verdicts a binding one first.
  fileprivate var urgency: Int { verdict.rank * 2 + (effect == .binding ? 0 : 1) }
}
