import ArgumentParser
import CareCircle

/// The value of an option, or an error that says what was expected. `chinese` is the same in Chinese, if it is more
/// than a code.
func parsedOption<Value>(
  _ text: String, _ parse: (String) -> Value?, _ expected: String, zh chinese: String? = nil
) throws -> Value {
  guard let value = parse(text) else {
    throw ValidationError(say("expected \(expected)", "应为 \(chinese ?? expected)"))
  }
  return value
}
