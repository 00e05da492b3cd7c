import Wording

/// What an input is for, by the name that a study has for it.
public enum InputRole: String, Sendable, CaseIterable {
  /// Housing estates.
  case estates
  /// Care facilities.
  case facilities
  /// Gates of estates.
  case gates

  /// What people call it.
  package var title: Message {
    switch self {
    case .estates: Message(en: "housing estates", zh: "住宅小区")
    case .facilities: Message(en: "care facilities", zh: "养老服务设施")
    case .gates: Message(en: "gates of estates", zh: "小区出入口")
    }
  }
}

/// What a file was taken for, and why.
public struct RoleChoice: Sendable {
  /// Why a file was taken for what it was.
  public enum Basis: String, Sendable {
    /// The user said so.
    case declared
    /// More of its headers are known for this role than for any other.
    case headers
    /// The headers fit several roles; many of its names are those of places of elder care.
    case names
    /// The headers fit several roles equally, or none: say what the file is.
    case unclear
  }

  /// The role.
  public let role: InputRole
  /// Why.
  public let basis: Basis
  /// How many columns each role has a field for. A role that cannot use the file has 0.
  public let knownColumns: [InputRole: Int]
}
