import CareCircleTestSupport
import CareModel
import Testing

@testable import Registers
@testable import Tables
@testable import Wording

/// Ids that a spreadsheet took for numbers are reported, and nothing is linked to them.
@Suite struct LostDigitsTests {
  private static let header = "id,name,lon,lat\n"
  private static let shortened =
    header + "3.30302E+11,甲,120.7,28\n3.30302E+11,乙,120.8,28\nE3,丙,120.9,28\n"

  @Test(arguments: ["3.30302E+11", "1.01e+11", "1E+05", "9.9E+308"])
  func aShortenedNumberHasLostDigits(id: String) throws {
    #expect(LostDigits.mayHaveLost(id) && LostDigits.mayHaveLost(id + "#7"))
    #expect(try estates(Self.header + "\(id),甲,120.7,28\n").issues.map(\.code) == [.digitsLost])
  }

  @Test(arguments: [
    "E+11", "3.3E11", "33.3E+11", "3,3E+11", "A3E+11", "3E+", "+3", "330302001001", "3E-5",
    "3.3E+11号",
  ])
  func otherIDsHaveNot(id: String) throws {
    #expect(!LostDigits.mayHaveLost(id))
    #expect(try estates(Self.header + "\"\(id)\",甲,120.7,28\n").issues.isEmpty)
  }

  @Test func aLongIDOfATextIsWhatItSays() throws {
    // Only of a number it is known that no more than fifteen digits were kept.
    let text = Self.header + "330302001001234000,甲,120.7,28\n"
    #expect(try estates(text).issues.isEmpty)
  }

  @Test func theyAreCountedAndRepeatedOnesSayWhy() throws {
    let found = try estates(Self.shortened)
    #expect(found.rows.map(\.id) == ["3.30302E+11", "3.30302E+11#3", "E3"])
    #expect(found.issues.map(\.code) == [.digitsLost, .duplicateID])
    #expect(found.issues[0].message.english.hasPrefix("a spreadsheet treated 2 ids of"))
    #expect(found.issues[0].line == 2 && found.issues[0].field == "id")
    #expect(found.issues[1].message.chinese.contains("丢失位数"))
  }

  @Test func theyAreCountedAcrossChunks() throws {
    let rows = (0..<500).map { "3.30302E+\(11 + $0 % 9),小区\($0),120.7,28\n" }.joined()
    let scene = try Scene(Self.header + rows)
    let found = try TableLoader.load(
      EstateReader.self, [scene.file], as: .estates, chunkSize: 300)
    let told = found.issues.filter { $0.code == .digitsLost }
    #expect(told.map(\.line) == [2] && told[0].message.english.contains(" 500 ids "))
  }

  // MARK: - Tables that refer to estates

  private func gates(_ text: String, of estates: String) throws -> LoadedTable<EstateGate> {
    let (gates, owner) = (try Scene(text), try Scene(estates).estates())
    return try TableLoader.load(
      GateReader.self, [gates.file], as: .gates, among: KnownRows(owner.rows, owner.issues))
  }

  @Test func noGateGoesToAnEstateByAnIDThatLostDigits() throws {
    let found = try gates(
      "gate_id,estate_id,lon,lat\nG1,3.30302E+11,120.7,28\nG2,E3,120.9,28\nG3,330302001001,120.7,28\n",
      of: Self.shortened)
    #expect(found.rows.map(\.estateID) == ["E3"])
    let rejected = found.issues.filter { $0.severity == .rejected }
    #expect(rejected.map(\.code) == [.gateWithoutEstate, .gateWithoutEstate])
    #expect(rejected[0].message.english.hasPrefix("the id of the estate was treated as a number"))
    #expect(rejected[1].message.english.contains("ids in the table of estates"))
  }

  @Test func noAttributesGoToAnEstateByAnIDThatLostDigits() throws {
    let attributes = try Scene("id,households\n3.30302E+11,300\n3.30302E+11,400\nE3,5\n")
    let join = AttributeJoin(
      try Scene(Self.shortened).estates(), try .estateAttributes(attributes.file))
    #expect(join.estates.rows.map(\.households) == [nil, nil, 5])
    #expect(join.attributes.info.rowsRejected == 2)
  }

  @Test func newEstatesAreNoPhasesOfOneAnotherByIt() throws {
    let scene = try Scene("小区编号,小区名称\n3.30302E+11,甲\n3.30302E+11,乙\n")
    let found = try LoadedTable<NewEstate>.newEstates(scene.file)
    #expect(found.rows.map(\.id) == ["3.30302E+11#2", "3.30302E+11#3"])
    let rooms = try Scene("用房编号,所属小区编号\nR1,3.30302E+11\nR2,E1\n")
    #expect(
      try LoadedTable<ProvidedRoom>.rooms(rooms.file).rows.map(\.estate) == [nil, "E1"])
  }

  @Test func anInspectionKnowsNoIdentityThen() throws {
    for text in [
      Self.shortened, Self.header + "1,甲,120.7,28\n1,乙,120.8,28\n1,丙,120.9,28\n",
    ] {
      let found = try inspection(text, as: .estates)
      #expect(found.abilities.first { $0.question == .identity }?.answer == .no)
    }
    let sound = try inspection(Self.header + "1,甲,120.7,28\n2,乙,120.8,28\n", as: .estates)
    #expect(sound.abilities.first { $0.question == .identity }?.answer == .yes)
  }
}
