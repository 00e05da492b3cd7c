import ArgumentParser
import CareCircle

/// The part of a study to analyse.
struct TileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "Work on one tile of a grid of n by n: column x from the west, row y from the south, both from 0.",
        "只处理 n×n 网格中的一块：第 x 列（自西）、第 y 行（自南），从0起。"), valueName: "x/y/n"),
    transform: {
      try parsedOption(
        $0, StudyTile.init, "x/y/n, such as 0/2/3; 0 <= x, y < n <= 1000",
        zh: "x/y/n，如 0/2/3；0 <= x, y < n <= 1000")
    })
  var tile: StudyTile?

  @Option(
    help: ArgumentHelp(
      say(
        "The ground that the grid divides, in degrees of WGS 84; default: the box around all estates and ground.",
        "网格划分的范围（WGS 84 度）；默认为所有小区与研究范围的外包矩形。"),
      valueName: "west,south,east,north"),
    transform: {
      try parsedOption(
        $0, { GroundBox($0) }, "west,south,east,north, such as 120.5,27.9,120.9,28.2",
        zh: "西,南,东,北，如 120.5,27.9,120.9,28.2")
    })
  var tileExtent: GroundBox?

  mutating func validate() throws {
    if tileExtent != nil, tile == nil {
      throw ValidationError(
        say(
          "--tile-extent: says what --tile divides; give --tile x/y/n, too",
          "--tile-extent 用于 --tile；请同时给出 --tile x/y/n"))
    }
  }

  /// Sets the tile in a plan.
  func apply(to plan: inout StudyPlan) {
    (plan.tile, plan.tileExtent) = (tile, tileExtent)
  }
}
