import CareModel

/// The check of all subjects of a register against every clause of a policy.
public struct ComplianceCheck: Sendable {
  /// The policy that was checked.
  public let policy: Policy
  /// The register whose subjects were checked.
  public let register: Register
  /// All findings, grouped by clause in the order of the policy, and within a clause in the order of
  /// the subjects.
  public let findings: FindingList
  /// The rooms that could not be linked to one new estate, a group or a community.
  public let unlinkedRooms: [UnlinkedRoom]
  /// The names in the rows of facilities that mean no unit, by level.
  public let unknownUnits: [UnknownUnits]
  /// The counties of new estates. In findings they are numbered after the regions of the register, from 1; county 0 is
  /// the whole region.
  public let counties: [String]

  /// Performs the check. Takes time proportional to clauses x subjects; rules with many subjects use
  /// all cores.
  public init(_ policy: Policy, _ register: Register) {
    self.policy = policy
    self.register = register
    let judged = register.doubtingLaterDays(than: policy.effective ?? policy.issued)
    let index = RegisterIndex(judged)
    findings = FindingList(Self.findings(policy, judged, index))
    counties = index.newEstates.counties
    unknownUnits = AdministrativeUnit.Level.allCases.compactMap { level in
      index.members[level].flatMap { members in
        members.unknownNames.isEmpty ? nil : UnknownUnits(level: level, names: members.unknownNames)
      }
    }
    unlinkedRooms = register.rooms == nil ? [] : index.newEstates.unlinkedRooms
  }

  /// The findings of each clause.
  private static func findings(
    _ policy: Policy, _ register: Register, _ index: RegisterIndex
  ) -> [[Finding]] {
    var findings = [[Finding]](repeating: [], count: policy.clauses.count)
    for isLast in [false, true] {
      for (number, clause) in policy.clauses.enumerated() where clause.kind.isJudgedLast == isLast {
        let subjects = ClauseSubjects(policy, number, register, index, findings)
        findings[number] = subjects?.judged ?? []
      }
    }
    return findings
  }

  /// Whether there is any binding fail.
  public var hasBindingFail: Bool { findings.contains(where: \.isBindingFail) }
}

/// Names of units in the rows of facilities that mean none of the units of a level.
public struct UnknownUnits: Sendable {
  /// The level of the units that are named.
  public let level: AdministrativeUnit.Level
  /// The number of facilities by name.
  public let names: [String: Int]
}
