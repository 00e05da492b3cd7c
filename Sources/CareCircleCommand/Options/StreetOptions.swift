import ArgumentParser
import CareCircle

/// The streets along which walks are measured.
struct StreetOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "Streets: .osm.pbf, .osm, .osm.gz, .osm.bz2, a built .ccnet, or lines as GeoJSON. Without them walks are estimated by straight lines.",
        "道路网：.osm.pbf、.osm、.osm.gz、.osm.bz2、已构建的 .ccnet，或 GeoJSON 线。未给出时按直线估算。"),
      valueName: "file"))
  var network: String?

  @Option(
    help: ArgumentHelp(
      say("Coordinates of a network of GeoJSON lines.", "GeoJSON 道路线的坐标系。"), valueName: "crs"))
  var networkCrs: CoordinateReferenceSystem?

  @Option(
    help: ArgumentHelp(
      say(
        "More that nobody walks across, as lines or polygons.", "补充的不可穿越的障碍（线或面）。"),
      valueName: "file"))
  var barriers: String?

  @Option(help: ArgumentHelp(say("Coordinates of the barriers.", "障碍数据的坐标系。"), valueName: "crs"))
  var barriersCrs: CoordinateReferenceSystem?

  @Option(
    help: ArgumentHelp(
      say(
        "The area whose streets are known, as polygons: a gap near its edge is undecided.",
        "道路数据的范围（面）：靠近边界的缺口列为待核实。"), valueName: "file"))
  var networkExtent: String?

  @Option(
    help: ArgumentHelp(say("Coordinates of that area.", "该范围的坐标系。"), valueName: "crs"))
  var networkExtentCrs: CoordinateReferenceSystem?

  @Option(
    help: ArgumentHelp(
      say(
        "The area whose facilities are known, as polygons: a gap near its edge is undecided.",
        "设施数据的范围（面）：靠近边界的缺口列为待核实。"), valueName: "file"))
  var facilitiesExtent: String?

  @Option(
    help: ArgumentHelp(say("Coordinates of that area.", "该范围的坐标系。"), valueName: "crs"))
  var facilitiesExtentCrs: CoordinateReferenceSystem?

  @Option(
    help: ArgumentHelp(
      say(
        "The longest straight leg between a gate and a street, 1m to 500m; default 100m.",
        "出入口与道路之间直线连接的上限，1m至500m；默认100m。"), valueName: "length"))
  var accessCap: Length?

  @OptionGroup var walker: WalkerOptions

  /// Puts what the flags say over what the plan says.
  func apply(to plan: inout StudyPlan) throws(CareCircleError) {
    plan.network = try changed(plan.network, "network", network, networkCrs)
    plan.barriers = try changed(plan.barriers, "barriers", barriers, barriersCrs)
    plan.networkExtent = try changed(
      plan.networkExtent, "network-extent", networkExtent, networkExtentCrs)
    plan.facilitiesExtent = try changed(
      plan.facilitiesExtent, "facilities-extent", facilitiesExtent, facilitiesExtentCrs)
    plan.streets.accessCap = accessCap ?? plan.streets.accessCap
    walker.apply(to: &plan.streets)
  }

  private func changed(
    _ known: InputFile?, _ name: String, _ path: String?, _ crs: CoordinateReferenceSystem?
  ) throws(CareCircleError) -> InputFile? {
    try InputOptions.changed(known, name, path, crs, [], InputLayout())
  }
}
