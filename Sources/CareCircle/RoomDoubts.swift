import CareModel
import Compliance
import Registers
import Wording

extension ComplianceCheck {
  /// Doubts about rooms that are not linked to one new estate and therefore count neither for nor against any.
  func doubts(
    about rooms: LoadedTable<ProvidedRoom>?, of estates: LoadedTable<NewEstate>?
  ) -> [DataIssue] {
    guard let rooms else { return [] }
    let columns = columnDoubts(rooms, estates)
    return columns
      + unlinkedRooms.compactMap { unlinked in
        let source = rooms.rowOrigins.source(of: unlinked.row)
        // A file without the column has one doubt for all of its rows.
        guard unlinked.why != .estateMissing || source.columns["estate"] != nil else { return nil }
        return DataIssue(
          file: source.name, line: rooms.rowOrigins.line(of: unlinked.row),
          row: source.rowName(rooms.rows[unlinked.row].name),
          field: source.columns["estate"] ?? "estate", value: rooms.rows[unlinked.row].estate,
          code: .roomWithoutEstate, severity: .doubtful, message: unlinked.why.message)
      }
  }

  /// Doubts about whole files: those without a column for the estate, and columns that were read for estates and rooms.
  private func columnDoubts(
    _ rooms: LoadedTable<ProvidedRoom>, _ estates: LoadedTable<NewEstate>?
  ) -> [DataIssue] {
    let homeless = rooms.sources.filter {
      $0.columns["estate"] == nil && $0.columns["group"] == nil
    }
    return homeless.map { source in
      DataIssue(
        file: source.name, field: "estate", code: .columnMissing, severity: .doubtful,
        message: .noEstateColumn)
    }
      + BuildingStep.sharedColumns(estates, rooms).map { shared in
        DataIssue(
          file: shared.file, field: shared.title, code: .columnMissing, severity: .doubtful,
          message: .columnOfBoth)
      }
  }
}

extension BuildingStep {
  /// The steps whose dates come from one column of one sheet for estates and rooms.
  static func ofBoth(
    _ estates: LoadedTable<NewEstate>?, _ rooms: LoadedTable<ProvidedRoom>?
  ) -> Set<BuildingStep> {
    guard let rooms else { return [] }
    return Set(sharedColumns(estates, rooms).map(\.step))
  }

  /// The same steps, with the file and the header of each column.
  static func sharedColumns(
    _ estates: LoadedTable<NewEstate>?, _ rooms: LoadedTable<ProvidedRoom>
  ) -> [(step: BuildingStep, file: String, title: String)] {
    guard let estates else { return [] }
    return rooms.sources.flatMap { ofRooms in
      // The same bytes under another name are the same sheet; of one workbook, other sheets have other names.
      estates.sources.filter { $0.sha256 == ofRooms.sha256 && $0.sheet == ofRooms.sheet }
        .flatMap { ofEstates in
          allCases.compactMap { step in
            let title = ofRooms.columns[step.field(ofRoom: true)]
            guard let title, title == ofEstates.columns[step.field(ofRoom: false)] else {
              return nil
            }
            return (step, ofRooms.name, title)
          }
        }
    }
  }
}

extension InputInfo {
  /// The sheet in the file's name; empty if the name has none.
  fileprivate var sheet: Substring {
    name.hasSuffix("]") ? name[(name.lastIndex(of: "[") ?? name.endIndex)...] : ""
  }
}

extension UnlinkedRoom.Why {
  fileprivate var message: Message {
    switch self {
    case .estateUnknown:
      Message(
        en: "no new estate has this id or name, so the room counts for no estate; correct it",
        zh: "没有该编号或名称的新建小区，此用房未计入任何小区；请更正")
    case .estateMissing:
      Message(
        en: "the row names no estate, so the room counts for none; enter the id of its estate",
        zh: "未填所属小区，此用房未计入任何小区；请填写所属小区编号")
    case .severalEstates:
      Message(
        en:
          "several new estates are meant, so the room counts for none of them; enter the id of one, or, if they "
          + "share the room, the same word in the column sharing_group (共用组) of the estates and of the room",
        zh: "所填对应多个新建小区，此用房未计入其中任何一个；请填写其中一个的编号，几个小区共用的，"
          + "请在小区表和用房表的“共用组”列填写相同的组名")
    case .phaseMissing:
      Message(
        en:
          "several rows of new estates have this id and no phase of their own, so the room counts for none of them; if "
          + "they are phases of one estate, number them in a column phase (期)",
        zh: "新建小区表中有几行编号相同而未分期，此用房未计入其中任何一行；属同一小区分期建设的，请在“期”列填写期次")
    }
  }
}

extension Message {
  fileprivate static let noEstateColumn = Message(
    en:
      "no column says to which estate the rooms belong, so they count for none; name it 所属小区编号 or map it "
      + "(columns: { estate: … })",
    zh: "没有说明用房所属小区的列，用房未计入任何小区；请将该列命名为“所属小区编号”，或在columns中指定（estate: …）")
  fileprivate static let columnOfBoth = Message(
    en:
      "the column is read as the date of the estate and of its room, so the two cannot be compared and clauses that do "
      + "stay undecided; give the rooms a sheet or a column of their own",
    zh: "该列同时作为小区和用房的日期读取，两者无从比较，相关条款不作结论；请为用房单列日期列或单独成表")
}
