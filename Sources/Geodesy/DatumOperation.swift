import CPROJ

/// A transformation from another datum to WGS 84, as PROJ's registry describes it.
public struct DatumOperation: Hashable, Sendable {
  /// Its name, such as "Beijing 1954 to WGS 84 (4)".
  public let name: String
  /// The name of its area of use; nil if the registry does not give one.
  public let areaName: String?
  /// The accuracy of a transformed coordinate; nil if the registry does not give one.
  public let accuracy: Length?
  let area: AreaOfUse
}

/// The transformations from one datum to WGS 84, each with its area of use.
///
/// A datum may have several, each for a part of a country, and their results may differ by tens of metres. The first
/// whose area contains the coordinate is used. The ones that were used are recorded.
final class DatumShift {
  let operations: [DatumOperation]
  private let steps: [ProjObject]
  private var isUsed: [Bool]

  /// The registry's transformations between two geographic systems, best first, without those that need a grid file
  /// that is not installed; nil if there are none.
  init?(from source: ProjObject, to target: ProjObject, in context: ProjContext) {
    let found = Self.candidates(from: source, to: target, in: context)
    guard !found.isEmpty else { return nil }
    operations = found.map(\.operation)
    steps = found.map(\.step)
    isUsed = found.map { _ in false }
  }

  /// The operations that have been used so far.
  var used: [DatumOperation] {
    operations.indices.filter { isUsed[$0] }.map { operations[$0] }
  }

  /// Transforms a longitude and latitude in the unit of the source. The result is only approximate outside the areas
  /// of all operations; see `covers(_:)`.
  func coordinate(_ x: Double, _ y: Double) -> Coordinate? {
    var fallback: Coordinate?
    for (index, step) in steps.enumerated() {
      guard let there = step.transformed(x, y, PJ_FWD),
        let coordinate = Coordinate(longitude: there.x, latitude: there.y)
      else { continue }
      if operations[index].area.contains(coordinate) { return coordinate }
      fallback = fallback ?? coordinate
    }
    return fallback
  }

  /// Whether the area of one of the operations contains a coordinate. That operation is then recorded as used.
  func covers(_ c: Coordinate) -> Bool {
    guard let index = operations.firstIndex(where: { $0.area.contains(c) }) else { return false }
    isUsed[index] = true
    return true
  }

  private static func candidates(
    from source: ProjObject, to target: ProjObject, in context: ProjContext
  ) -> [(operation: DatumOperation, step: ProjObject)] {
    guard let factory = proj_create_operation_factory_context(context.pointer, nil) else {
      return []
    }
    defer { proj_operation_factory_context_destroy(factory) }
    // A "ballpark" transformation would silently treat another datum as WGS 84.
    proj_operation_factory_context_set_allow_ballpark_transformations(context.pointer, factory, 0)
    proj_operation_factory_context_set_spatial_criterion(
      context.pointer, factory, PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION)
    proj_operation_factory_context_set_grid_availability_use(
      context.pointer, factory, PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID)
    guard
      let list = proj_create_operations(context.pointer, source.pointer, target.pointer, factory)
    else { return [] }
    defer { proj_list_destroy(list) }
    return (0..<proj_list_get_count(list)).compactMap { index in
      guard
        let made = ProjObject(proj_list_get(context.pointer, list, index), in: context),
        let step = ProjObject(
          proj_normalize_for_visualization(context.pointer, made.pointer), in: context)
      else { return nil }
      return (context.operation(made), step)
    }
  }
}

extension ProjContext {
  /// The registry's description of an operation.
  fileprivate func operation(_ object: ProjObject) -> DatumOperation {
    let name = proj_get_name(object.pointer).map { String(cString: $0) } ?? ""
    let accuracy = proj_coordoperation_get_accuracy(pointer, object.pointer)
    let area = namedArea(of: object)
    return DatumOperation(
      name: name, areaName: area?.name, accuracy: accuracy >= 0 ? .metres(accuracy) : nil,
      area: area?.box ?? .world)
  }

  /// The area of use of a system or an operation; nil if it has none.
  func namedArea(of object: ProjObject) -> (box: AreaOfUse, name: String?)? {
    var (west, south, east, north) = (0.0, 0.0, 0.0, 0.0)
    var name: UnsafePointer<CChar>?
    let found = proj_get_area_of_use(
      pointer, object.pointer, &west, &south, &east, &north, &name)
    // PROJ returns -1000 for an unknown bound.
    guard found != 0, west >= -180, south >= -90 else { return nil }
    return (
      AreaOfUse(west: west, south: south, east: east, north: north),
      name.map { String(cString: $0) }
    )
  }
}
