import Compliance
import Wording

extension FeatureLayer.Subject {
  /// Every key of a record, in the order of the contract with GIS users.
  public var keys: [String] {
    switch self {
    case .estate: EstateKey.allCases.map(\.rawValue)
    case .facilityCircle: FacilityCircleKey.allCases.map(\.rawValue)
    case .estateCircle: EstateCircleKey.allCases.map(\.rawValue)
    }
  }

  /// Makes sure that each name is a key of a record and that none comes twice.
  ///
  /// - Throws: `CareCircleError.usage` with every name that is not, and the keys that there are.
  public func check(columns names: [String]) throws(CareCircleError) {
    let known = keys
    var seen: Set<String> = []
    let problems = names.compactMap { name -> InputProblem? in
      guard known.contains(name) else { return .unknownColumn(name, known) }
      return seen.insert(name).inserted ? nil : .repeatedColumn(name)
    }
    guard problems.isEmpty else { throw .usage(problems) }
  }
}

extension FeatureLayer {
  /// The same layer with only some keys in each record, in the order given. The geometry stays.
  ///
  /// - Throws: `CareCircleError.usage` when a name is no key of the layer, or comes twice.
  public func selecting(columns names: [String]) throws(CareCircleError) -> FeatureLayer {
    try subject.check(columns: names)
    var layer = self
    layer.keys = names
    return layer
  }
}

extension InputProblem {
  fileprivate static func unknownColumn(_ name: String, _ known: [String]) -> InputProblem {
    let list = known.joined(separator: ", ")
    return InputProblem(
      .unknownKey, file: "carecircle", field: "columns", value: name,
      Message(
        en: "is no key of the record; choose from \(list)", zh: "不是记录的字段；可选：\(list)"
      ).suggesting(name, among: known))
  }

  fileprivate static func repeatedColumn(_ name: String) -> InputProblem {
    InputProblem(
      .wrongValue, file: "carecircle", field: "columns", value: name,
      Message(en: "is named twice; name each key once", zh: "重复；每个字段只能列出一次"))
  }
}
