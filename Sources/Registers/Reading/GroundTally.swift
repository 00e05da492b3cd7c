import Geodesy
import Tables
import Wording

/// Where the coordinates of a table lie relative to the area of use of the declared system and to the areas of the
/// transformations of its datum.
package struct GroundTally: Sendable {
  /// A coordinate as the file gives it.
  package struct Pair: Sendable {
    let line: Int
    let x: Double
    let y: Double
  }

  /// Whether any coordinate lies inside the area of use.
  var hasInside = false
  /// The first coordinate outside the area of use.
  var outside: Pair?
  /// The first coordinate that lies in the area of no transformation.
  var beyond: Pair?
  /// The transformations from the datum to WGS 84 that were used.
  var operations: [DatumOperation] = []

  /// The combined tally of several chunks in order.
  init(_ tallies: some Sequence<GroundTally>) {
    for tally in tallies {
      hasInside = hasInside || tally.hasInside
      outside = outside ?? tally.outside
      beyond = beyond ?? tally.beyond
      operations += tally.operations.filter { !operations.contains($0) }
    }
  }

  init() {}

  /// Why a file cannot be used with the declared system; nil if it can.
  func problem(_ file: InputFile, _ system: CoordinateReferenceSystem) -> InputProblem? {
    if let beyond { return .init(beyond, file, system, .beyondOperations(system)) }
    guard !hasInside, let outside else { return nil }
    return .init(outside, file, system, .allOutside(system))
  }

  /// Records how the coordinates of a file were transformed to WGS 84: as a note if the registry gives an accuracy of
  /// one metre or better, and as a doubt otherwise.
  func note(in log: inout IssueLog, _ system: CoordinateReferenceSystem) {
    for operation in operations {
      let isAccurate = operation.accuracy.map { $0.metres <= 1 } ?? false
      log.add(
        .datumOperation, isAccurate ? .note : .doubtful, line: nil, value: operation.name,
        .operation(operation, of: system))
    }
  }
}

extension InputProblem {
  fileprivate init(
    _ pair: GroundTally.Pair, _ file: InputFile, _ system: CoordinateReferenceSystem,
    _ message: Message
  ) {
    self.init(
      .unusableCRS, file: file.name, line: pair.line, field: "crs", value: "\(pair.x), \(pair.y)",
      message)
  }
}

extension Message {
  fileprivate static func allOutside(_ system: CoordinateReferenceSystem) -> Message {
    Message(
      en:
        "this and every other coordinate of the file lies outside the area of use of \(system.name); "
        + "declare the system that the coordinates are in, or correct them",
      zh: "此坐标及文件中其余坐标均在\(system.name)的适用范围之外；请声明实际坐标系或更正坐标")
  }

  fileprivate static func beyondOperations(_ system: CoordinateReferenceSystem) -> Message {
    Message(
      en:
        "no transformation from the datum of \(system.name) to WGS 84 has been published for the area of this "
        + "coordinate, and without one it would be off by tens of metres. \(Message.sevenParameters.english)",
      zh: "该坐标所在地区没有公开的\(system.name)基准至WGS 84转换参数，直接使用会偏移数十米。"
        + Message.sevenParameters.chinese)
  }

  fileprivate static func operation(
    _ operation: DatumOperation, of system: CoordinateReferenceSystem
  ) -> Message {
    let area = operation.areaName
    let accuracy = operation.accuracy.map { Decimals.text($0.metres, 1, keepingZeros: false) }
    return Message(
      en: "PROJ used this transformation to convert coordinates of \(system.name) to WGS 84"
        + (area.map { "; area of use: \($0)" } ?? "")
        + (accuracy.map { "; accuracy: \($0) m" } ?? "; accuracy unknown"),
      zh: "PROJ用该转换将\(system.name)坐标转换至WGS 84" + (area.map { "，适用于\($0)" } ?? "")
        + (accuracy.map { "，精度\($0)米" } ?? "，精度不明"))
  }
}
