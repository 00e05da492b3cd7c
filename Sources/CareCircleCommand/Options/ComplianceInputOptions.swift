import ArgumentParser
import CareCircle

/// The tables that only clauses ask for, each with its columns where the catalogue does not know its
/// headers, and its coordinates where it has any.
struct ComplianceInputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say("New estates, a row for each phase.", "新建小区，分期项目每期一行。"), valueName: "file"))
  var newEstates: String?

  @Option(
    help: ArgumentHelp(
      say("Coordinates of that table, if it has any.", "该表的坐标系（如有坐标）。"), valueName: "crs"))
  var newEstatesCrs: CoordinateReferenceSystem?

  @Option(
    help: ArgumentHelp(
      say("A column of that table, field=header; repeatable.", "该表的列映射，字段=表头；可重复。"),
      valueName: "field=header"))
  var newEstatesColumn: [ColumnMapping] = []

  @Option(
    help: ArgumentHelp(say("Care rooms tied to new estates.", "新建小区的配建用房。"), valueName: "file"))
  var rooms: String?

  @Option(
    help: ArgumentHelp(
      say("A column of that table, field=header; repeatable.", "该表的列映射，字段=表头；可重复。"),
      valueName: "field=header"))
  var roomsColumn: [ColumnMapping] = []

  @Option(help: ArgumentHelp(say("Villages.", "行政村。"), valueName: "file"))
  var villages: String?

  @Option(
    help: ArgumentHelp(
      say("Coordinates of that table, if it has any.", "该表的坐标系（如有坐标）。"), valueName: "crs"))
  var villagesCrs: CoordinateReferenceSystem?

  @Option(
    help: ArgumentHelp(
      say("A column of that table, field=header; repeatable.", "该表的列映射，字段=表头；可重复。"),
      valueName: "field=header"))
  var villagesColumn: [ColumnMapping] = []

  @Option(help: ArgumentHelp(say("Communities.", "社区。"), valueName: "file"))
  var communities: String?

  @Option(
    help: ArgumentHelp(
      say("Coordinates of that table, if it has any.", "该表的坐标系（如有坐标）。"), valueName: "crs"))
  var communitiesCrs: CoordinateReferenceSystem?

  @Option(
    help: ArgumentHelp(
      say("A column of that table, field=header; repeatable.", "该表的列映射，字段=表头；可重复。"),
      valueName: "field=header"))
  var communitiesColumn: [ColumnMapping] = []

  @Option(help: ArgumentHelp(say("Townships and streets.", "乡镇、街道。"), valueName: "file"))
  var townships: String?

  @Option(
    help: ArgumentHelp(
      say("Coordinates of that table, if it has any.", "该表的坐标系（如有坐标）。"), valueName: "crs"))
  var townshipsCrs: CoordinateReferenceSystem?

  @Option(
    help: ArgumentHelp(
      say("A column of that table, field=header; repeatable.", "该表的列映射，字段=表头；可重复。"),
      valueName: "field=header"))
  var townshipsColumn: [ColumnMapping] = []

  @Option(
    help: ArgumentHelp(say("Places that a policy calls by name.", "政策点名的对象。"), valueName: "file"))
  var namedSites: String?

  @Option(
    help: ArgumentHelp(
      say("Coordinates of that table, if it has any.", "该表的坐标系（如有坐标）。"), valueName: "crs"))
  var namedSitesCrs: CoordinateReferenceSystem?

  @Option(
    help: ArgumentHelp(
      say("A column of that table, field=header; repeatable.", "该表的列映射，字段=表头；可重复。"),
      valueName: "field=header"))
  var namedSitesColumn: [ColumnMapping] = []

  @OptionGroup var layers: TableLayerOptions

  /// Puts what the flags say over what the plan says.
  func apply(to plan: inout StudyPlan) throws(CareCircleError) {
    plan.newEstates = try InputOptions.changed(
      plan.newEstates, "new-estates", newEstates, newEstatesCrs, newEstatesColumn, InputLayout())
    plan.rooms = try InputOptions.changed(
      plan.rooms, "rooms", rooms, nil, roomsColumn, InputLayout())
    plan.villages = try InputOptions.changed(
      plan.villages, "villages", villages, villagesCrs, villagesColumn, InputLayout())
    plan.communities = try InputOptions.changed(
      plan.communities, "communities", communities, communitiesCrs, communitiesColumn, InputLayout()
    )
    plan.townships = try InputOptions.changed(
      plan.townships, "townships", townships, townshipsCrs, townshipsColumn, InputLayout())
    plan.namedSites = try InputOptions.changed(
      plan.namedSites, "named-sites", namedSites, namedSitesCrs, namedSitesColumn, InputLayout())
    try layers.apply(to: &plan)
  }
}
