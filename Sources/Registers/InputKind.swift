import Tables
import Wording

/// A kind of input that a study can have, with everything that the program knows about it.
///
/// Study files, flags, the checks for missing files, provenance, issues, tiles and `carecircle inspect` all iterate
/// over `InputKind.all`, so a kind in that list is known to all of them.
public struct InputKind: Sendable {
  /// Its name in study files and in provenance: `estate_attributes`.
  public let key: String
  /// Its name in texts, without an article: "housing estates".
  public let title: Message
  /// One sentence for the help of its flag.
  public let help: Message
  /// The commands' questions that can be answered better with it.
  public let uses: Set<InputUse>
  /// Other names of its flag. Each has the same companion flags as the flag itself.
  public let flagAliases: [String]
  /// The rule that decides in which tile of a study its rows count.
  package let tiling: TileRule
  /// What it consists of, and what reads it.
  package let form: InputForm

  /// A kind of input.
  package init(
    _ key: String, title: Message, help: Message, uses: Set<InputUse>, form: InputForm,
    tiling: TileRule = .firstTile, flagAliases: [String] = []
  ) {
    self.key = key
    self.title = title
    self.help = help
    self.uses = uses
    self.form = form
    self.tiling = tiling
    self.flagAliases = flagAliases
  }

  /// Its flag on the command line, without dashes: `estate-attributes`.
  public var flag: String { String(key.map { $0 == "_" ? "-" : $0 }) }

  /// The names of the fields to which its columns can be mapped.
  public var fieldNames: [String] {
    switch form {
    case .register(let reader): reader.fieldNames
    case .streets: StreetLineField.allCases.map(\.rawValue)
    case .barriers: []
    }
  }

  /// Whether its coordinate reference system must be declared, unless the file declares it.
  package var needsCRS: Bool {
    switch form {
    case .register(let reader): reader.placing.needsColumns
    case .streets: false
    case .barriers: true
    }
  }

  /// The files, marked so that messages about them name this input.
  package func flagged(_ files: [InputFile]) -> [InputFile] {
    files.map { file in
      var file = file
      file.flagName = flag
      return file
    }
  }

  /// Whether the input may consist of several files.
  package var allowsSeveral: Bool {
    if case .streets = form { return false }
    return true
  }
}

extension InputKind: Hashable {
  /// Two kinds are equal if they have the same key.
  public static func == (left: InputKind, right: InputKind) -> Bool { left.key == right.key }

  /// Hashes the key, which alone identifies a kind.
  public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

/// The questions that inputs serve. Each is asked by one or more commands.
public enum InputUse: String, Sendable, CaseIterable {
  /// Which estates reach a room: `run`, `gaps`, `coverage`.
  case coverage
  /// The circles themselves: `circles`.
  case circles
  /// One walk from an estate to a facility: `route`.
  case routes
  /// The supply of rooms for a thousand older people: `supply`.
  case supply
  /// The clauses of a policy: `check`.
  case compliance
  /// Where to put new rooms: `site`.
  case siting
}

/// What an input consists of.
package enum InputForm: Sendable {
  /// Rows of a table or layer, each of which a reader turns into a value of the model.
  case register(any RowReader.Type)
  /// Streets to walk along.
  case streets
  /// Lines and polygons that cannot be crossed on foot.
  case barriers
}

/// The tile of a study in which the rows of an input count and their issues are reported.
package enum TileRule: Sendable {
  /// The tile in which the row lies.
  case whereTheyStand
  /// The tile of the estate that the row names.
  case withTheirEstate
  /// The first tile, since the rows have no location.
  case firstTile
}
