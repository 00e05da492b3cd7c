import CareCircleTestSupport
import Foundation
import Geodesy
import Registers
import Testing

@testable import Inspection

/// The inspection of a text.
func inspection(
  _ text: String, as role: InputKind? = nil, crs: CoordinateReferenceSystem? = .wgs84,
  columns: [String: String] = [:], hasHeader: Bool? = nil
) throws -> TableInspection {
  let scene = try Scene(text, crs: crs, columns: columns)
  var file = scene.file
  file.hasHeader = hasHeader
  // The folder of the scene goes when the scene does.
  return try withExtendedLifetime(scene) {
    try #require(try TableInspection.inspecting(file, as: role))
  }
}

extension TableInspection {
  /// The fields of the columns, in the order of the file.
  var fields: [String?] { columns.map(\.field) }

  /// Why the columns were taken.
  var bases: [ColumnReport.Basis] { columns.map(\.basis) }

  /// How a question is answered.
  func answer(_ question: Ability.Question) -> Ability.Answer? {
    abilities.first { $0.question == question }?.answer
  }

  /// The JSON document, parsed.
  var parsed: [String: Any] {
    get throws {
      let bytes = json(.english).withBytes { Data($0) }
      return try JSONSerialization.jsonObject(with: bytes) as? [String: Any] ?? [:]
    }
  }
}
