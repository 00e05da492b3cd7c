import CareModel
import Coverage
import Geodesy
import Registers
import Reports
import StreetNetwork
import Wording

/// One walk along the streets of a plan.
public struct RouteStudy: Sendable {
  /// Where a walk starts or ends.
  public enum End: Hashable, Sendable {
    /// A place in WGS 84.
    case place(Coordinate)
    /// An estate or a facility of the plan, by its id.
    case id(String)

    /// An end from `116.35,40.00` (longitude first) or an id.
    public init(_ text: String) {
      let parts = text.split(separator: ",", omittingEmptySubsequences: false)
      if parts.count == 2, let x = Double(parts[0]), let y = Double(parts[1]),
        let place = Coordinate(longitude: x, latitude: y)
      {
        self = .place(place)
      } else {
        self = .id(text)
      }
    }
  }

  /// The walk as a layer of one feature; nil where none is found within the search limit.
  public let layer: SingleRoute?
  /// What is known of the inputs.
  public let inputs: [InputInfo]

  /// Finds the walk from one end to the other.
  ///
  /// - Throws: `CareCircleError`, also where an end is not among the inputs.
  public init(_ plan: StudyPlan, from: End, to: End) throws(CareCircleError) {
    let study = try Study(unchecked: plan)
    guard let ground = study.streets.ground else {
      throw .usage([
        InputProblem(
          .missingValue, file: "carecircle", field: "--network",
          Message(en: "a route needs streets; name a network", zh: "路线需要道路网；请指定 --network"))
      ])
    }
    let start = try study.estate(at: from)
    let end = try study.facility(at: to)
    inputs = study.inputs
    let found = ground.route(from: start, to: end.coordinate, within: plan.searchLimit)
    layer = found.map { found in
      SingleRoute(
        from: start, to: end, route: found, circle: plan.circle,
        attribution: study.streets.network?.attribution)
    }
  }
}

extension Study {
  /// The estate, or the place as one.
  fileprivate func estate(at end: RouteStudy.End) throws(CareCircleError) -> Estate {
    switch end {
    case .place(let place): return Estate(id: "", place: .point(place))
    case .id(let id):
      if let estate = estates.first(where: { $0.id == id }) { return estate }
      if let facility = facilities.first(where: { $0.id == id }) {
        return Estate(id: id, place: .point(facility.coordinate))
      }
      throw .usage([.unknownEnd(id, "--from")])
    }
  }

  /// The facility, or the place as one.
  fileprivate func facility(at end: RouteStudy.End) throws(CareCircleError) -> Facility {
    switch end {
    case .place(let place): return Facility(id: "", coordinate: place)
    case .id(let id):
      if let facility = facilities.first(where: { $0.id == id }) { return facility }
      if let estate = estates.first(where: { $0.id == id }), let anchor = estate.anchor {
        return Facility(id: id, coordinate: anchor)
      }
      throw .usage([.unknownEnd(id, "--to")])
    }
  }
}

extension InputProblem {
  fileprivate static func unknownEnd(_ id: String, _ option: String) -> InputProblem {
    InputProblem(
      .wrongValue, file: "carecircle", field: option, value: id,
      Message(
        en: "is neither longitude,latitude nor the id of an estate or a facility of the inputs",
        zh: "既不是“经度,纬度”，也不是输入中小区或设施的编号"))
  }
}
