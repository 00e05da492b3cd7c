import ArgumentParser
import CareCircle

/// The value of an option, or an error that says what was expected.
func parsedOption<Value>(
  _ text: String, _ parse: (String) -> Value?, _ expected: String
) throws -> Value {
  guard let value = parse(text) else {
    throw ValidationError(say("expected \(expected)", "应为 \(expected)"))
  }
  return value
}
