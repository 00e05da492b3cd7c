import ArgumentParser
import CareCircle

/// The kinds of input that a command accepts.
protocol InputChoice {
  static var kinds: [InputKind] { get }
}

/// The inputs of `run`, `gaps` and `coverage`.
enum CoverageInputs: InputChoice {
  static var kinds: [InputKind] { InputKind.all.usable(for: .coverage) }
}

/// The inputs of `circles`.
enum CircleInputs: InputChoice {
  static var kinds: [InputKind] { InputKind.all.usable(for: .circles) }
}

/// The inputs of `route`.
enum RouteInputs: InputChoice {
  static var kinds: [InputKind] { InputKind.all.usable(for: .routes) }
}

/// The inputs of `supply`.
enum SupplyInputs: InputChoice {
  static var kinds: [InputKind] { InputKind.all.usable(for: .supply) }
}

/// The inputs of `check`.
enum ComplianceInputs: InputChoice {
  static var kinds: [InputKind] { InputKind.all.usable(for: .compliance) }
}

/// The flags of a command's inputs. They are made from the list of kinds, so that every kind has the same flags.
///
/// The argument parser finds the flags of a type in the mirror of its empty value, by labels that begin with `_`, and
/// decodes each under its label without the `_`. Here both the mirror and the decoding follow the list of kinds.
struct InputFlags<Choice: InputChoice>: ParsableArguments, CustomReflectable {
  /// What the flags say, by kind of input.
  private(set) var said: [InputKind: InputWords] = [:]

  init() {}

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: InputFlagKey.self)
    for kind in Choice.kinds {
      said[kind] = try InputWords(InputFlag.allCases.map { ($0, $0.key(of: kind)) }, in: container)
    }
  }

  var customMirror: Mirror {
    let children = Choice.kinds.flatMap { kind in
      InputFlag.allCases.map { flag in
        (label: "_" + flag.key(of: kind).stringValue as String?, value: flag.definition(kind))
      }
    }
    return Mirror(self, children: children, displayStyle: .struct)
  }

  /// Applies the flags to the plan, and removes inputs that the command does not use.
  func apply(to plan: inout StudyPlan) throws(CareCircleError) {
    for kind in Choice.kinds {
      guard let words = said[kind] else { continue }
      plan.inputs[kind] = try words.applied(to: plan.inputs[kind], of: kind)
    }
    plan.inputs = plan.inputs.only(Choice.kinds)
  }
}

/// The key under which a flag is decoded.
struct InputFlagKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
