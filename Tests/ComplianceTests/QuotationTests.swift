import Wording
import CareCircleTestSupport
import CareModel
import Compliance
import Foundation
import Testing

/// Compares the quotations of every policy with the documents, which are kept outside the repository.
@Suite struct QuotationTests {
  @Test(
    .enabled(if: SharedData.url("../seeds") != nil, "the documents are not beside the repository"),
    arguments: PolicyLibrary.names)
  func everyQuoteStandsInItsDocument(name: String) throws {
    let policy = try policy(name)
    let document = try #require(policy.document)
    let url = try #require(SharedData.url("../seeds/\(document).txt"))
    let text = folded(try String(contentsOf: url, encoding: .utf8))
    for clause in policy.clauses {
      #expect(!clause.quotes.isEmpty, "\(clause.id)")
      for quote in clause.quotes {
        #expect(!folded(quote).isEmpty)
        #expect(text.contains(folded(quote)), "\(clause.id): \(quote)")
      }
    }
  }

  /// The documents differ from each other in blanks, brackets and commas, not in characters.
  private func folded(_ text: String) -> String {
    text.filter { !$0.isWhitespace && !$0.isPunctuation }
  }

  @Test(arguments: [
    ("wenzhou", "WZ-", 1...21), ("chishui", "CS-", 1...14), ("shaoxing", "SX-", 1...18),
    ("hunan", "HN-", 1...6), ("zibo", "ZB-", 1...15), ("zibo", "I", 1...15),
  ])
  func noClauseIsForgotten(name: String, prefix: String, numbers: ClosedRange<Int>) throws {
    let ids = Set(try policy(name).clauses.map(\.id))
    for number in numbers { #expect(ids.contains("\(prefix)\(number)")) }
  }

  @Test(arguments: PolicyLibrary.names)
  func everyClauseSpeaksBothLanguages(name: String) throws {
    let policy = try policy(name)
    for message in [policy.title, policy.region] { #expect(isWhole(message)) }
    for clause in policy.clauses {
      #expect(isWhole(clause.summary), "\(clause.id)")
      if let reading = clause.reading { #expect(isWhole(reading), "\(clause.id)") }
    }
  }

  private func isWhole(_ message: Message) -> Bool {
    let hasHan = { (text: String) in
      text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    }
    return hasHan(message.chinese) && !message.english.isEmpty
  }

  @Test(arguments: PolicyLibrary.names)
  func everyOptionHasItsStandingValueAmongItsChoices(name: String) throws {
    for clause in try policy(name).clauses {
      for (option, values) in clause.options {
        let standing = clause.parameters.first { $0.name == option }?.value
        #expect(standing.map(values.contains) == true, "\(clause.id).\(option)")
      }
    }
  }
}
