import ArgumentParser
import CareCircle

/// The units by which coverage is told, and the ground on which people live.
struct UnitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say("Townships and streets, with their ground if there is any.", "乡镇、街道（可含范围）。"),
      valueName: "file"))
  var by: String?

  @Option(help: ArgumentHelp(say("Coordinates of the townships.", "乡镇数据的坐标系。"), valueName: "crs"))
  var byCrs: CoordinateReferenceSystem?

  @Option(
    help: ArgumentHelp(
      say("A column of the townships, field=header; repeatable.", "乡镇数据的列映射，字段=表头；可重复。"),
      valueName: "field=header"))
  var byColumn: [ColumnMapping] = []

  @Option(
    help: ArgumentHelp(
      say("Communities and villages, in the same way.", "社区、村（可含范围）。"), valueName: "file"))
  var communities: String?

  @Option(help: ArgumentHelp(say("Coordinates of the communities.", "社区数据的坐标系。"), valueName: "crs"))
  var communitiesCrs: CoordinateReferenceSystem?

  @Option(
    help: ArgumentHelp(
      say(
        "The ground on which people live, instead of the boundary: polygons.",
        "居住用地范围（面），代替研究范围。"), valueName: "file"))
  var residentialLand: String?

  @Option(
    help: ArgumentHelp(say("Coordinates of the residential land.", "居住用地数据的坐标系。"), valueName: "crs")
  )
  var residentialLandCrs: CoordinateReferenceSystem?

  @Option(
    help: ArgumentHelp(
      say("The ground of estates, by their ids: polygons.", "小区范围（面），按小区编号对应。"), valueName: "file"))
  var estatePolygons: String?

  @Option(
    help: ArgumentHelp(
      say("Coordinates of the estates' ground.", "小区范围数据的坐标系。"), valueName: "crs"))
  var estatePolygonsCrs: CoordinateReferenceSystem?

  @Option(
    help: ArgumentHelp(
      say(
        "The ground of which gap areas are asked: residential_land, boundary, estates, townships; default: the first of residential land, boundary and townships that is given.",
        "缺口范围所依据的区域：residential_land、boundary、estates、townships；默认依次取居住用地、研究范围、乡镇。"),
      valueName: "ground"))
  var demand: DemandSource?

  /// Puts the units into a plan.
  func apply(to plan: inout StudyPlan) throws(CareCircleError) {
    plan.townships = try InputOptions.changed(
      plan.townships, "by", by, byCrs, byColumn, InputLayout())
    plan.communities = try InputOptions.changed(
      plan.communities, "communities", communities, communitiesCrs, [], InputLayout())
    plan.residentialLand = try InputOptions.changed(
      plan.residentialLand, "residential-land", residentialLand, residentialLandCrs, [],
      InputLayout())
    plan.estatePolygons = try InputOptions.changed(
      plan.estatePolygons, "estate-polygons", estatePolygons, estatePolygonsCrs, [], InputLayout())
    plan.demand = demand ?? plan.demand
  }
}

extension DemandSource: ExpressibleByArgument {}
