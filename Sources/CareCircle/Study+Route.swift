import CareModel
import Coverage
import Geodesy
import Registers
import Reports
import StreetNetwork
import Wording

/// Where a walk starts or ends.
public enum RouteEnd: Hashable, Sendable {
  /// A place in WGS 84.
  case place(Coordinate)
  /// An estate or a facility of the study, by its id.
  case id(String)

  /// Reads a location such as `116.35,40.00` (longitude first), or an id.
  public init(_ text: String) {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false)
    if numbers.count == 2, let x = Double(numbers[0]), let y = Double(numbers[1]),
      let place = Coordinate(longitude: x, latitude: y)
    {
      self = .place(place)
    } else {
      self = .id(text)
    }
  }
}

extension Study {
  /// The walk from one end to the other, as a layer; nil if there is none within the search limit.
  ///
  /// - Throws: `CareCircleError`, for example if an end is not among the inputs, or if the study has no streets.
  public func route(from: RouteEnd, to: RouteEnd) throws(CareCircleError) -> SingleRoute? {
    try plan.check(for: .route)
    guard let walkable = streets.walkable else { return nil }
    let start = try estate(at: from)
    let end = try facility(at: to)
    let found = walkable.route(from: start, to: end.coordinate, within: question.searchLimit)
    return found.map { found in
      SingleRoute(
        from: start, to: end, route: found, circle: question.circle,
        attribution: streets.network?.attribution)
    }
  }
}

extension Study {
  /// The estate at an end; a location becomes an estate without an id.
  fileprivate func estate(at end: RouteEnd) throws(CareCircleError) -> Estate {
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

  /// The facility at an end; a location becomes a facility without an id.
  fileprivate func facility(at end: RouteEnd) throws(CareCircleError) -> Facility {
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
