import Coverage
import Layers

extension ServiceCircle {
  /// The circle as the page's own computation needs it, with the arithmetic of the engine.
  func terms(by method: ReachMethod) -> JSONValue {
    let (perMetre, limit) = straightTerms
    return .object([
      ("walks", .flag(limitMinutes != nil)), ("street", .flag(method == .street)),
      ("per_metre", .number(perMetre)), ("limit", .number(limit)),
      ("radius", .number(drawnRadius.metres)),
      ("minutes", limitMinutes.map(JSONValue.number) ?? .null),
    ])
  }
}
