import CareModel
import Geodesy
import Registers
import Wording

/// A question of the analysis, and whether the file can answer it.
public struct Ability: Sendable {
  /// How far a question can be answered.
  public enum Answer: String, Sendable {
    /// It can be answered for every row.
    case yes
    /// It can be answered for some rows only.
    case partly
    /// It cannot be answered for any row.
    case no
  }

  /// A question about the rows.
  public enum Question: String, Sendable {
    /// Where the rows are on the ground.
    case place
    /// By which names results call them.
    case identity
    /// Which estates the question of an analysis applies to.
    case age
    /// Which estates lie in town.
    case setting
    /// Where people leave the estate.
    case gates
    /// In which township they are.
    case township
    /// How many people they concern.
    case people
    /// What kind of facility it is.
    case kind
    /// Whether the room is large enough.
    case area
    /// Whether it is in use.
    case status
    /// Which facilities count by the usual requirement.
    case requirement
    /// To which estates gates belong.
    case estates
  }

  /// The question that is asked.
  public let question: Question
  /// Whether it can be answered.
  public let answer: Answer
  /// The number of rows for which it can be answered; nil if it does not depend on rows.
  public let rows: Int?
  /// What that means for the results, and how to improve it.
  public let message: Message

  package init(_ question: Question, _ answer: Answer, rows: Int? = nil, _ message: Message) {
    self.question = question
    self.answer = answer
    self.rows = rows
    self.message = message
  }

  /// A question that can be answered for `rows` of `all` rows.
  package init(
    _ question: Question, rows: Int, of all: Int, yes: Message, partly: (Int) -> Message,
    no: Message
  ) {
    self.question = question
    self.rows = rows
    if rows == all, all > 0 {
      (answer, message) = (.yes, yes)
    } else if rows == 0 {
      (answer, message) = (.no, no)
    } else {
      (answer, message) = (.partly, partly(all - rows))
    }
  }
}

/// Facts about a table other than its rows, for telling what it can answer.
package struct AbilityContext {
  /// The fields that have a column.
  package let fields: Set<String>
  /// Whether rows have coordinates, even if only in an unknown system.
  let hasCoordinates: Bool
  /// Whether the system of the coordinates is known.
  package let hasCRS: Bool
  package let rowsIn: Int
  package let rowsUsed: Int
  /// Whether ids lost digits because a spreadsheet treated them as numbers.
  let hasLostDigits: Bool
  /// Whether all used rows have the same id.
  let hasOneID: Bool

  package func has(_ fields: String...) -> Bool { !self.fields.isDisjoint(with: fields) }

  /// Where the rows are.
  package var place: Ability {
    guard hasCoordinates else {
      return Ability(
        .place, .no, rows: 0,
        Message(
          en: "no columns of coordinates are known, so no row has a place; map them: "
            + "--column lon=HEADER --column lat=HEADER",
          zh: "没有可识别的坐标列，所有行均无位置；请指定：--column lon=表头 --column lat=表头"))
    }
    guard hasCRS else {
      let choices = CoordinateReferenceSystem.choices.joined(separator: ", ")
      return Ability(
        .place, .no, rows: 0,
        Message(
          en:
            "it is not settled in which system the coordinates are; declare one with --crs: \(choices)",
          zh: "坐标系未定；请用 --crs 声明：\(choices)"))
    }
    return Ability(
      .place, rows: rowsUsed, of: rowsIn,
      yes: Message(en: "every row has a place", zh: "每行都有位置"),
      partly: {
        Message(
          en:
            "\(counted($0, "row")) \(inNumber($0, "is rejected and takes", "are rejected and take")) no part; see below why",
          zh: "\(Decimals.grouped($0))行被拒绝，不参与分析；原因见下")
      },
      no: Message(en: "every row is rejected; see below why", zh: "所有行均被拒绝；原因见下"))
  }

  /// By which names results call the rows.
  package var identity: Ability {
    if has("id"), hasLostDigits {
      return Ability(
        .identity, .no,
        Message(
          en:
            "ids were treated as numbers and lost digits; format the column as text and enter the ids again",
          zh: "编号被当作数字而丢失位数；请将该列设为文本格式后重新录入"))
    }
    if has("id"), hasOneID {
      return Ability(
        .identity, .no,
        Message(en: "all rows have the same id; give each row its own", zh: "各行编号全部相同；请逐行填写不同的编号"))
    }
    if has("id") {
      return Ability(.identity, .yes, Message(en: "rows have ids of their own", zh: "各行有编号"))
    }
    return has("name")
      ? Ability(
        .identity, .partly,
        Message(en: "no id column: rows go by their names", zh: "没有编号列：以名称代替"))
      : Ability(
        .identity, .no,
        Message(
          en: "neither ids nor names: rows are identified by their lines", zh: "没有编号也没有名称：以行号代替"))
  }
}

extension AbilityContext {
  /// The questions that rows of this kind can answer.
  func abilities<Row: RegisterRow>(
    of kind: InputKind, _ rows: [Row], placing: RowPlacing
  ) -> [Ability] {
    switch kind {
    case .estates: abilities(rows as? [Estate] ?? [])
    case .facilities: abilities(rows as? [Facility] ?? [])
    case .gates: abilities(rows as? [EstateGate] ?? [])
    case .population: [townships]
    default: places(placing) + (kind.fieldNames.contains("id") ? [identity] : [])
    }
  }

  private func places(_ placing: RowPlacing) -> [Ability] {
    switch placing {
    case .never: []
    case .optional where !hasCoordinates: [noPlace]
    case .required, .expected, .optional: [place]
    }
  }

  /// The answer for a table that needs no locations and has none.
  private var noPlace: Ability {
    Ability(
      .place, .partly,
      Message(
        en:
          "no coordinate columns were recognised; this table does not need them. If it has any, map them: "
          + "--column lon=HEADER --column lat=HEADER",
        zh: "未识别到坐标列；该表可以没有坐标。如有坐标列，请指定：--column lon=表头 --column lat=表头"))
  }

  /// The answer for a table whose rows are identified by their townships.
  private var townships: Ability {
    Ability(
      .identity, .yes,
      Message(en: "rows are identified by the name of the township", zh: "各行以乡镇（街道）名称识别"))
  }
}
