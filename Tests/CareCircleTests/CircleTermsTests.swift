import CareCircle
import Coverage
import Testing

@Suite struct CircleTermsTests {
  private func parts(_ change: (inout CircleTerms) -> Void) -> CircleTerms {
    var parts = CircleTerms()
    change(&parts)
    return parts
  }

  @Test func nothingIsTheCircleOfThePolicy() throws {
    let parts = CircleTerms()
    #expect(parts.isEmpty)
    #expect(try parts.circle().get() == .walk(minutes: 15, walker: .elder))
  }

  @Test func whatIsGivenIsTaken() throws {
    let factor = try #require(DetourFactor(1.4))
    let own = try #require(Walker.custom(.metresPerSecond(0.7)))
    let cases: [(CircleTerms, ServiceCircle)] = [
      (parts { $0.minutes = 10 }, .walk(minutes: 10)),
      (parts { $0.walker = "frail" }, .walk(minutes: 15, walker: .frail)),
      (parts { $0.speed = .metresPerSecond(0.7) }, .walk(minutes: 15, walker: own)),
      (parts { $0.detour = 1.4 }, .walk(minutes: 15, detour: factor)),
      (parts { $0.radius = .metres(500) }, .radius(.metres(500))),
      (parts { $0.minutes = 0.1 }, .walk(minutes: 0.1)),
      (parts { $0.minutes = 600 }, .walk(minutes: 600)),
      (parts { $0.radius = .kilometres(100) }, .radius(.kilometres(100))),
    ]
    for (parts, circle) in cases {
      #expect(!parts.isEmpty)
      #expect(try parts.circle().get() == circle)
    }
  }

  @Test func partsThatContradictOrLeaveTheRangeAreNoCircle() {
    let cases: [CircleTerms] = [
      parts { ($0.radius, $0.minutes) = (.metres(500), 15) },
      parts { ($0.radius, $0.walker) = (.metres(500), "elder") },
      parts { ($0.radius, $0.speed) = (.metres(500), .metresPerSecond(1)) },
      parts { ($0.radius, $0.detour) = (.metres(500), 1.3) },
      parts { ($0.walker, $0.speed) = ("elder", .metresPerSecond(1)) },
      parts { $0.walker = "Elder" }, parts { $0.speed = .metresPerSecond(0.09) },
      parts { $0.speed = .metresPerSecond(10.1) }, parts { $0.detour = 0.99 },
      parts { $0.detour = 5.01 }, parts { $0.detour = .nan }, parts { $0.minutes = 0.09 },
      parts { $0.minutes = 600.1 }, parts { $0.minutes = -1 }, parts { $0.minutes = .nan },
      parts { $0.minutes = .infinity }, parts { $0.radius = .metres(0.9) },
      parts { $0.radius = .metres(100_001) },
    ]
    for parts in cases {
      guard case .failure(let fault) = parts.circle() else {
        Issue.record("\(parts) is a circle")
        continue
      }
      #expect(!fault.message.english.isEmpty && !fault.message.chinese.isEmpty)
    }
  }
}
