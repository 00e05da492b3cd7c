import Geodesy
import Tables
import Wording

extension CoordinateFault {
  /// The code of the issue.
  package var code: DataIssue.Code {
    switch self {
    case .notFinite: .coordinateUnreadable
    case .swapped: .coordinatesSwapped
    case .outOfRange: .coordinateOutOfRange
    case .zonePrefix: .zonePrefix
    case .outsideOperations: .outsideOperations
    }
  }

  /// What is wrong, and how to correct it.
  package func message(_ system: CoordinateReferenceSystem) -> Message {
    switch self {
    case .notFinite: .unreadableCoordinate
    case .swapped:
      Message(
        en:
          "longitude and latitude (or easting and northing) are swapped; swap the two values, "
          + "or map the two columns the other way round",
        zh: "经度与纬度（或东坐标与北坐标）颠倒；请对调两个值，或通过列映射对调两列")
    case .outOfRange:
      Message(
        en: "is not a valid position in \(system.name); correct the value or the declared system",
        zh: "不是\(system.name)中的有效位置；请更正数值或所声明的坐标系")
    case .zonePrefix(let other):
      Message(
        en: "the easting has the form of \(other.name), not of the declared \(system.name); "
          + "declare \(other.name)",
        zh: "东坐标的形式符合\(other.name)，而不符合声明的\(system.name)；请声明\(other.name)")
    case .outsideOperations(let operations): .outside(operations, of: system)
    }
  }
}

extension Message {
  static let unreadableCoordinate = Message(
    en: "is not a number; write degrees or metres as a plain decimal number",
    zh: "不是数字；请以十进制数填写度或米")

  /// The message for a coordinate outside the areas of the registry's transformations of its datum.
  static func outside(
    _ operations: [DatumOperation], of system: CoordinateReferenceSystem
  ) -> Message {
    let list = operations.map { $0.areaName.map { area in "\(area)" } ?? $0.name }
    let areas = Set(list).sorted()
    return Message(
      en:
        "lies outside the areas for which PROJ can transform the datum of \(system.name) to WGS 84 "
        + "(\(areas.joined(separator: "; "))). \(Message.sevenParameters.english)",
      zh: "不在PROJ可将\(system.name)的基准转换至WGS 84的区域内（\(areas.joined(separator: "；"))）。"
        + Message.sevenParameters.chinese)
  }
}
