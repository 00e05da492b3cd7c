import Coverage
import Geodesy
import Layers
import Registers
import TextFormats
import Wording

/// Where the rows of an input of a study stand, as programs that cut studies into tiles need it.
public struct InputRows: Sendable {
  private let files: [RowStandings]
  private let margin: Length

  /// Reads an input of a plan.
  ///
  /// - Throws: `CareCircleError` where the plan has no such input, or where it cannot be read.
  public init(_ kind: InputKind, of plan: StudyPlan) throws(CareCircleError) {
    guard case .register(let reader) = kind.form, plan.inputs.has(kind) else {
      throw .usage([.noRows(kind, isTable: plan.inputs.has(kind))])
    }
    do throws(ReachQuestionFault) {
      margin = StudyPart.margin(of: try plan.question())
    } catch {
      throw CareCircleError(error)
    }
    files = try reader.standings(plan.inputs[kind], as: kind)
  }

  /// For each file a line of JSON with what is known of it, and a table of its rows.
  public var text: String {
    var buffer = ByteBuffer()
    for file in files { append(file, to: &buffer) }
    return buffer.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  private func append(_ file: RowStandings, to buffer: inout ByteBuffer) {
    JSONValue.object([
      ("file", .string(file.info.name)), ("margin_m", .fixed(margin.metres, 2)),
      ("rows_in", .integer(file.rowsIn)),
      ("first_line", file.firstLine.map { .integer($0) } ?? .null),
      ("delimiter", .optional(file.info.origin.delimiter)),
      ("encoding", .string(file.info.origin.encoding.rawValue)),
      (
        "columns",
        .object(file.info.columns.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
      ),
    ]).append(to: &buffer)
    buffer.append("\nline,id,name,owner,lon,lat,west,south,east,north,doubtful\n")
    for row in file.rows { append(row, to: &buffer) }
  }

  private func append(_ row: RowStandings.Row, to buffer: inout ByteBuffer) {
    buffer.appendInt(row.line)
    for text in [row.id, row.name, row.owner] {
      buffer.append(",")
      if let text { buffer.appendCSVField(text, neutralisingFormulas: false) }
    }
    let box = row.box
    for degrees in [
      row.anchor?.longitude, row.anchor?.latitude, box?.west, box?.south, box?.east, box?.north,
    ] {
      buffer.append(",")
      if let degrees { buffer.appendShortest(degrees) }
    }
    buffer.append(row.isDoubtful ? ",1\n" : ",0\n")
  }
}

extension InputProblem {
  fileprivate static func noRows(_ kind: InputKind, isTable: Bool) -> InputProblem {
    InputProblem(
      .wrongValue, file: "carecircle", field: "--of", value: kind.key,
      isTable
        ? Message(en: "has no rows; name a table or a layer of places", zh: "没有行；请指定表格或图层")
        : Message(
          en: "is no input of the study; name one that it has", zh: "研究没有该输入；请指定已有的输入"))
  }
}
