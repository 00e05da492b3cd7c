import Tables
import TextFormats
import Wording

/// What a study file and a policy file may hold, so that neither takes forever to read.
package enum YAMLLimits {
  /// The largest size in bytes. The largest policy that comes with the program has 34,000.
  package static let mostBytes = 1_000_000
  /// Nested aliases multiply: thirty lines of them make keys that take forever to compare. With at most this many in
  /// all, they stay harmless.
  package static let mostAliases = 32

  /// What is wrong with the bytes of a file as such: its encoding, its size, its aliases; nil if nothing is.
  static func problem(of bytes: FileBytes, _ file: InputFile) -> InputProblem? {
    guard bytes.count <= mostBytes else {
      return InputProblem(
        .malformed, file: file.name, value: Decimals.grouped(bytes.count), .tooLarge)
    }
    if let problem = InputProblem.encoding(of: bytes, file) { return problem }
    let aliases = bytes.withBytes(aliasCount)
    guard aliases > mostAliases else { return nil }
    return InputProblem(
      .malformed, file: file.name, value: Decimals.grouped(aliases), .tooManyAliases)
  }

  /// An upper bound for the number of aliases (`*name`) in a text; asterisks within texts are counted as well.
  private static func aliasCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    zip(bytes, bytes.dropFirst()).count { $0 == UInt8(ascii: "*") && $1 > UInt8(ascii: " ") }
  }
}

extension Message {
  fileprivate static let tooLarge = Message(
    en:
      "more bytes than the \(Decimals.grouped(YAMLLimits.mostBytes)) of a study or policy file; is it one?",
    zh: "超过研究文件或政策文件的上限\(Decimals.grouped(YAMLLimits.mostBytes))字节；请确认文件是否正确")

  fileprivate static let tooManyAliases = Message(
    en:
      "more YAML aliases (*name) than the \(YAMLLimits.mostAliases) that are followed; write the values out",
    zh: "YAML别名（*name）超过\(YAMLLimits.mostAliases)个；请直接写出各值")
}
