import CareModel
import Geodesy
import PlaneGeometry
import Registers
import Wording

/// The rows that were used although something relevant about them is unknown, and the files whose coordinate system
/// was not declared.
package struct StudyDoubts {
  private let results: CoverageResults
  private let inputs: [InputInfo]
  /// The file and line of each estate and each facility; nil if there is no such table.
  private let estateOrigins: RowOrigins?
  private let facilityOrigins: RowOrigins?

  /// The doubts about the results of some inputs.
  package init(
    _ results: CoverageResults, _ inputs: [InputInfo], estates: RowOrigins?,
    facilities: RowOrigins?
  ) {
    (self.results, self.inputs) = (results, inputs)
    (estateOrigins, facilityOrigins) = (estates, facilities)
  }

  /// An issue for each doubt.
  package var issues: [DataIssue] {
    let isElsewhere = results.part.map { $0.column != 0 || $0.row != 0 } ?? false
    return (isElsewhere ? [] : inputs.compactMap(assumption)) + facilityDoubts + sharedPlaces
      + estateDoubts + circleNotes
  }

  // MARK: - Undeclared coordinate systems

  private func assumption(_ input: InputInfo) -> DataIssue? {
    guard input.crsSource == .assumed, liesInChina(input) else { return nil }
    return DataIssue(
      file: input.name, field: "crs", code: .crsAssumed, severity: .doubtful,
      message: Message(
        en: "taken as WGS 84, which nothing declares; files from China are often GCJ02 or BD09, "
          + "500 to 1,300 m away: declare the system",
        zh: "未声明坐标系，按WGS 84读取；国内数据常为GCJ02或BD09，相差500至1300米：请声明坐标系"))
  }

  private func liesInChina(_ input: InputInfo) -> Bool {
    switch input.kind {
    case .estates: results.estates.contains { $0.anchor.map(GCJ02.contains) ?? false }
    case .gates: results.estates.contains { $0.gates.contains { GCJ02.contains($0.coordinate) } }
    default: results.facilities.contains { GCJ02.contains($0.coordinate) }
    }
  }

  // MARK: - Facilities that might count

  /// The indices of the facilities that issues are raised for.
  private var ownFacilities: [Int] {
    results.part?.ownFacilities ?? Array(results.facilities.indices)
  }

  private var facilityDoubts: [DataIssue] {
    guard let origins = facilityOrigins else { return [] }
    let own = ownFacilities
    return MissingFact.allCases.flatMap { fact -> [DataIssue] in
      let indices = own.filter { results.qualifications[$0] == .unknown(fact) }
      return DoubtList(code: fact.issueCode, fields: fact.fields, message: fact.message)
        .issues(indices, origins) { (results.facilities[$0].id, results.facilities[$0].name) }
    }
  }

  /// Facilities that have the name and the place of an earlier one, but another id. Both are used, so that the supply
  /// is counted twice if they are the same room.
  private var sharedPlaces: [DataIssue] {
    guard let origins = facilityOrigins else { return [] }
    struct Key: Hashable {
      let name: String
      let place: Coordinate
    }
    var firsts: [Key: Int] = [:]
    var issues: [DataIssue] = []
    let own = Set(ownFacilities)
    for (index, facility) in results.facilities.enumerated() {
      guard let name = facility.name, !name.isEmpty else { continue }
      let key = Key(name: name, place: facility.coordinate)
      guard let first = firsts[key] else {
        firsts[key] = index
        continue
      }
      guard own.contains(index) else { continue }
      let (source, other) = (origins.source(of: index), results.facilities[first].id)
      issues.append(
        DataIssue(
          file: source.name, line: origins.line(of: index), field: source.columns["id"],
          value: facility.id, code: .sameNameAndPlace, severity: .doubtful,
          message: Message(
            en:
              "\(other) has the same name and the same place; both are used and count twice in the supply; "
              + "if they are one room, keep one of them",
            zh: "与“\(other)”名称、位置均相同；两者均采用，供给按两处计算；如为同一处，请只保留一行")))
    }
    return issues
  }

  // MARK: - Estates that might be old

  private var estateDoubts: [DataIssue] {
    guard let origins = estateOrigins else { return [] }
    let reaches = results.reaches
    let indices = { (unknown: UnknownAge) in
      reaches.indices.filter { reaches[$0].applies == .unknown(unknown) }
    }
    let years = DoubtList(
      code: .yearUnknown,
      fields: ["built_year", "completion_date", "old_flag", "renovation_flag"],
      message: Message(
        en:
          "it is not known whether the estate is old; give the completion year, or yes or no",
        zh: "是否老旧小区不明；请补充建成年份，或填是或否"))
    let settings = DoubtList(
      code: .settingUnknown, fields: ["setting"],
      message: Message(
        en: "it is not known whether the estate is urban; enter urban or rural",
        zh: "城乡属性不明；请填城镇或农村"))
    let names = { (row: Int) in (results.estates[row].id, results.estates[row].name) }
    return years.issues(indices(.year), origins, names)
      + settings.issues(indices(.setting), origins, names)
  }

  // MARK: - Circles

  private var circleNotes: [DataIssue] {
    guard let origins = facilityOrigins else { return [] }
    let pole = results.circle.drawnRadius
    return ownFacilities.compactMap { index in
      let centre = results.facilities[index].coordinate
      // Only near a pole can a circle fail to be a polygon; elsewhere this test costs one comparison.
      guard abs(centre.latitude) > 89 - pole.metres / 111_000,
        CirclePolygon.around(centre, radius: results.circle.drawnRadius) == nil
      else { return nil }
      let source = origins.source(of: index)
      return DataIssue(
        file: source.name, line: origins.line(of: index),
        row: source.rowName(results.facilities[index].name), code: .circleNotDrawn, severity: .note,
        message: Message(
          en: "the circle reaches a pole and is not drawn", zh: "服务圈到达极点，未绘制"))
    }
  }
}

/// Rows that share a doubt. Each gets an issue; a file without any column that could settle the doubt gets one issue
/// for all of its rows.
private struct DoubtList {
  let code: DataIssue.Code
  /// The fields that would settle the doubt, the most reliable first.
  let fields: [String]
  let message: Message

  /// The issues about some rows, whose numbers must ascend. `names` returns the id and the name of a row.
  func issues(
    _ numbers: [Int], _ origins: RowOrigins, _ names: (Int) -> (id: String, name: String?)
  ) -> [DataIssue] {
    origins.grouped(numbers).flatMap { source, rows in
      issues(source, rows, origins, names)
    }
  }

  private func issues(
    _ input: InputInfo, _ rows: [Int], _ origins: RowOrigins,
    _ names: (Int) -> (id: String, name: String?)
  ) -> [DataIssue] {
    guard let header = fields.lazy.compactMap({ input.columns[$0] }).first else {
      let names = fields.joined(separator: ", ")
      return [
        DataIssue(
          file: input.name, field: names, code: .columnMissing, severity: .doubtful,
          message: Message(
            en: "\(counted(rows.count, "row")): \(message.english) (the file has no such column)",
            zh: "\(Decimals.grouped(rows.count))行：\(message.chinese)（文件中没有此列）"))
      ]
    }
    return rows.map { row in
      let (id, name) = names(row)
      var issue = DataIssue(
        file: input.name, line: origins.line(of: row), row: input.rowName(name ?? id),
        field: header,
        code: code, severity: .doubtful, message: message)
      issue.rowID = id
      return issue
    }
  }
}

extension MissingFact {
  fileprivate var issueCode: DataIssue.Code {
    switch self {
    case .kindUnknown: .kindUnknown
    case .areaUnknown: .areaUnknown
    case .statusUnknown: .statusUnknown
    }
  }

  fileprivate var fields: [String] {
    switch self {
    case .kindUnknown: ["facility_type"]
    case .areaUnknown: ["gross_area", "inner_area", "usable_area"]
    case .statusUnknown: ["use_status"]
    }
  }

  fileprivate var message: Message {
    switch self {
    case .kindUnknown:
      Message(
        en: "the kind of facility is unknown, so it can neither be counted nor ruled out",
        zh: "设施类型不明，既不能计入，也不能排除")
    case .areaUnknown:
      Message(
        en:
          "it is not known whether the room is large enough, so it can neither be counted nor ruled out; "
          + "give the gross area",
        zh: "面积是否达标不明，既不能计入，也不能排除；请补充建筑面积")
    case .statusUnknown:
      Message(
        en:
          "it is not known whether it is in use on the given date; give its status, and the day by "
          + "as_of where dates decide",
        zh: "在基准日是否在用不明；请补充运营状态，涉及日期的请给出基准日 as_of")
    }
  }
}
