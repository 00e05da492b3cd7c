import Coverage
import Geodesy
import Layers
import Wording

extension ResultLayer {
  /// The keys of the layer of estates, in the order of the contract with GIS users.
  public static var estateKeys: [String] { CoverageResults.none.estateLayer.keys }
  /// The keys of the layer of circles around facilities.
  public static var facilityCircleKeys: [String] { CoverageResults.none.facilityCircles.keys }
  /// The keys of the layer of circles around estates.
  public static var estateCircleKeys: [String] { CoverageResults.none.estateCircles.keys }
  /// The keys of the layer of areas along streets.
  public static var outlineKeys: [String] { CoverageResults.none.outlines([]).keys }

  /// The same layer with only the named keys in each record, in the given order. The geometry stays.
  ///
  /// - Throws: `CareCircleError.usage` if a name is not a key of the layer, or occurs twice.
  public func selecting(columns names: [String]) throws(CareCircleError) -> ResultLayer {
    try Self.check(columns: names, among: keys)
    return with(keys: names)
  }

  /// Makes sure that each name is one of the keys and that none occurs twice.
  ///
  /// - Throws: `CareCircleError.usage` with every name that is not a key, and with the keys that there are.
  public static func check(columns names: [String], among keys: [String]) throws(CareCircleError) {
    var seen: Set<String> = []
    let problems = names.compactMap { name -> InputProblem? in
      guard keys.contains(name) else { return .unknownColumn(name, keys) }
      return seen.insert(name).inserted ? nil : .repeatedColumn(name)
    }
    guard problems.isEmpty else { throw .usage(problems) }
  }
}

extension CoverageResults {
  /// Empty results, whose layers have all of their columns.
  fileprivate static let none = CoverageResults(
    estates: [], reaches: [], facilities: [], qualifications: [], circle: .walk(minutes: 15),
    searchLimit: .kilometres(5), crsSource: .declared, language: .english)
}

extension InputProblem {
  fileprivate static func unknownColumn(_ name: String, _ known: [String]) -> InputProblem {
    let list = known.joined(separator: ", ")
    return InputProblem(
      .unknownKey, file: "carecircle", field: "columns", value: name,
      Message(
        en: "is not a key of the record; choose from \(list)", zh: "不是记录的字段；可选：\(list)"
      ).suggesting(name, among: known))
  }

  fileprivate static func repeatedColumn(_ name: String) -> InputProblem {
    InputProblem(
      .wrongValue, file: "carecircle", field: "columns", value: name,
      Message(en: "is named twice; name each key once", zh: "重复；每个字段只能列出一次"))
  }
}
