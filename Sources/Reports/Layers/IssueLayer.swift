import Coverage
import Layers
import Wording

extension ResultLayer {
  /// Every issue of a row that was rejected, doubtful or worth a note, as a table numbered from 1.
  public static func issues(
    _ issues: [DataIssue], language: Language, circle: ServiceCircle,
    by method: ReachMethod = .straight
  ) -> ResultLayer {
    ResultLayer(
      "issues",
      header: [
        ("schema", .string("carecircle.issues/1")),
        ("version", .string(CareCircleVersion.current)),
        ("circle", circle.document(by: method)),
      ],
      geometry: .none, count: issues.count,
      columns: [
        .text("id") { $1.text(String($0 + 1)) },
        .text("file") { $1.text(issues[$0].file) },
        .integer("line") { issues[$0].line },
        .text("field") { $1.text(issues[$0].field) },
        .text("value") { $1.text(issues[$0].value) },
        .text("severity") { $1.text(issues[$0].severity.rawValue) },
        .text("reason") { $1.text(issues[$0].code.rawValue) },
        .text("reason_text") { $1.text(issues[$0].message.text(language)) },
        .text("circle", all: circle.code(by: method)),
        .text("row") { $1.text(issues[$0].rowText?.text(language)) },
      ])
  }
}
