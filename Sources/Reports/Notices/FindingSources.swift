import CareModel
import Compliance
import Registers
import Wording

/// The rows of files on which findings rest.
package struct FindingSources: Sendable {
  private let estates: RowOrigins?
  private let newEstates: RowOrigins?
  private let rooms: RowOrigins?
  private let facilities: RowOrigins?

  package init(
    estates: RowOrigins?, newEstates: RowOrigins?, rooms: RowOrigins?, facilities: RowOrigins?
  ) {
    (self.estates, self.newEstates) = (estates, newEstates)
    (self.rooms, self.facilities) = (rooms, facilities)
  }

  /// The rows of a finding's subject and of the places in its evidence, file by file:
  /// `new-estates.csv: 5; estate-rooms.csv: 3, 4`.
  func text(_ finding: Finding, phases: [Int], _ language: Language) -> String {
    var rows: [String: Set<Int>] = [:]
    var order: [String] = []
    func note(_ origins: RowOrigins?, _ row: Int) {
      guard let origins, row >= 0, row < origins.lines.count else { return }
      let name = origins.source(of: row).name
      if rows[name] == nil { order.append(name) }
      rows[name, default: []].insert(origins.line(of: row))
    }
    switch finding.subject.type {
    case .estate: note(estates, finding.subject.index)
    case .newEstate: for row in phases { note(newEstates, row) }
    default: break
    }
    for place in finding.evidence.used + finding.evidence.excluded.map(\.place) {
      switch place {
      case .facility(let number): note(facilities, number)
      case .room(let number): note(rooms, number)
      }
    }
    return order.map { name in
      let lines = (rows[name] ?? []).sorted().map(String.init)
      return Message(
        en: "\(name), \(inNumber(lines.count, "line", "lines")) \(lines.joined(separator: ", "))",
        zh: "\(name)第\(lines.joined(separator: "、"))行"
      ).text(language)
    }.joined(separator: language == .chinese ? "；" : "; ")
  }
}
