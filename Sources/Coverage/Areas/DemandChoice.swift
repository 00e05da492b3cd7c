import CareModel
import PlaneGeometry
import Registers
import Wording

/// The ground within which gap areas are looked for.
public enum DemandSource: String, Sendable, CaseIterable {
  /// The polygons of the table of residential land.
  case residentialLand = "residential_land"
  /// The ground within the study's boundary.
  case boundary
  /// The ground of all estates that are drawn as polygons.
  case estates
  /// All ground of the townships.
  case townships
  /// All ground that is asked about.
  case within
}

/// Chooses the ground to analyse from what the inputs of a study offer.
package enum DemandChoice {
  /// The source of the ground to analyse, judged by which inputs a study has; nil if none of them has any ground.
  package static func source(_ chosen: DemandSource?, _ inputs: PlannedInputs) -> DemandSource? {
    if let chosen { return chosen }
    let grounds: [(DemandSource, InputKind)] = [
      (.residentialLand, .residentialLand), (.boundary, .boundary), (.townships, .townships),
      (.within, .within),
    ]
    return grounds.first { inputs.has($0.1) }?.0
  }

  /// The ground of the chosen source; without a choice, the residential land, otherwise the boundary, otherwise the
  /// townships, otherwise the ground that is asked about. Nil stands for all ground of the townships.
  ///
  /// - Throws: `CareCircleError` if the input of the chosen source is missing.
  package static func ground(
    _ chosen: DemandSource?, _ land: LoadedTable<MultiPolygon>?,
    _ boundary: LoadedTable<MultiPolygon>?, _ within: MultiPolygon?,
    _ units: StudyUnits, _ estates: [Estate]
  ) throws(CareCircleError) -> MultiPolygon? {
    let hasTownships = units.townships?.rows.contains { $0.ground != nil } == true
    guard let chosen else {
      return land?.place ?? boundary?.place ?? (hasTownships ? nil : within)
    }
    let ground: MultiPolygon?
    switch chosen {
    case .residentialLand: ground = land?.place
    case .boundary: ground = boundary?.place
    case .estates: ground = MultiPolygon(estates.flatMap(\.ownGround))
    case .townships:
      if hasTownships { return nil }
      ground = nil
    case .within: ground = within
    }
    guard let ground else { throw .usage([.noGround(chosen)]) }
    return ground
  }
}

extension Estate {
  fileprivate var ownGround: [Polygon] {
    if case .area(let ground) = place { return ground.polygons }
    return []
  }
}

extension InputProblem {
  fileprivate static func noGround(_ source: DemandSource) -> InputProblem {
    let needed: (en: String, zh: String) =
      switch source {
      case .residentialLand: ("name residential_land", "请指定 residential_land")
      case .boundary: ("name a boundary", "请指定 boundary")
      case .estates:
        (
          "no estate is a polygon: give such a layer, or name estate_polygons",
          "小区均无范围（面）：请提供面图层或指定 estate_polygons"
        )
      case .within: ("name within", "请指定 within")
      case .townships: ("no township has ground: give their polygons", "乡镇均无范围（面）：请提供其多边形")
      }
    return InputProblem(
      .missingValue, file: "carecircle", field: "demand", value: source.rawValue,
      Message(
        en: "is not there to draw gap areas of; \(needed.en)", zh: "没有可用于绘制缺口范围的数据；\(needed.zh)"))
  }
}
