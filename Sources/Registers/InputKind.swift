import Tables
import Wording

/// One kind of input that a study can have, and everything that is said of it anywhere.
///
/// Study files, flags, the checks for files that are not there, provenance, issues, tiles and
/// `carecircle inspect` all walk over `InputKind.all`: a kind that stands in that list is known to each of them.
public struct InputKind: Sendable {
  /// Its name in study files and in provenance: `estate_attributes`.
  public let key: String
  /// What people call it, without an article: "housing estates".
  public let title: Message
  /// One sentence for the help of its flag.
  public let help: Message
  /// Which of the commands' questions can be answered better with it.
  public let uses: Set<InputUse>
  /// Other names of its flag; each has the same companions as the flag itself.
  public let flagAliases: [String]
  /// In which tile of a study its rows count.
  package let tiling: TileRule
  /// What it is made of, and who reads it.
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

  /// The fields that a mapping of its columns can name.
  public var fieldNames: [String] {
    switch form {
    case .register(let reader): reader.fieldNames
    case .streets: StreetLineField.allCases.map(\.rawValue)
    case .barriers: []
    }
  }

  /// Whether somebody has to say in which coordinates its rows are, unless the file does.
  package var needsCRS: Bool {
    switch form {
    case .register(let reader): reader.placing == .required
    case .streets: false
    case .barriers: true
    }
  }

  /// Some files, of which messages speak as of this input.
  package func flagged(_ files: [InputFile]) -> [InputFile] {
    files.map { file in
      var file = file
      file.flagName = flag
      return file
    }
  }

  /// Whether it may be made of several files.
  package var allowsSeveral: Bool {
    if case .streets = form { return false }
    return true
  }
}

extension InputKind: Hashable {
  /// Two kinds are the same where they have the same name.
  public static func == (left: InputKind, right: InputKind) -> Bool { left.key == right.key }

  /// Hashes its name.
  public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

/// The questions to which inputs contribute, each asked by one or more commands.
public enum InputUse: String, Sendable, CaseIterable {
  /// Who reaches a room: `run`, `gaps`, `coverage`.
  case coverage
  /// The circles themselves: `circles`.
  case circles
  /// One walk: `route`.
  case routes
  /// Rooms for a thousand elders: `supply`.
  case supply
  /// The clauses of a policy: `check`.
  case compliance
}

/// What an input is made of.
package enum InputForm: Sendable {
  /// Rows of a table or layer, each of which its reader turns into a thing of the model.
  case register(any RowReader.Type)
  /// Streets, of which walks are made.
  case streets
  /// Lines and polygons that nobody walks across.
  case barriers
}

/// In which tile of a study the rows of an input count and are told of.
package enum TileRule: Sendable {
  /// In the tile in which they stand.
  case whereTheyStand
  /// In the tile of the estate that they name.
  case withTheirEstate
  /// In the first one: they are of no one place.
  case firstTile
}
