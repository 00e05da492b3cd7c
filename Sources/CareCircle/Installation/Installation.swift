import Wording

/// The program as it is installed here: what it was built from, what it found on this system, and what it lacks.
///
/// Looking at it opens the libraries that other runs open only when they need them, about 0.1 s. Nothing is changed,
/// apart from an empty file in the temporary folder, which is removed again.
public struct Installation: Sendable {
  /// One thing that is there or is missing.
  public struct Part: Sendable, Hashable {
    /// What it is called.
    public let name: Message
    /// Its version, its place or its size; if it is missing, why.
    public let value: Message
    /// What cannot be done without it, and how it is installed; nil if it is there.
    public let remedy: Message?

    /// Whether it is there.
    public var isPresent: Bool { remedy == nil }
  }

  /// Parts of one kind.
  public struct Section: Sendable, Hashable {
    /// What these parts have in common.
    public let title: Message
    /// The parts of this kind.
    public let parts: [Part]
  }

  /// The parts by their kinds: the program, the libraries that it cannot do without, those that it can, and the system.
  public let sections: [Section]

  /// Looks at the program and the system as they are now.
  public init() {
    sections = [
      Section(title: Message(en: "Program", zh: "程序"), parts: Self.program),
      Section(title: Message(en: "Libraries", zh: "系统库"), parts: Self.libraries),
      Section(title: Message(en: "Optional parts", zh: "可选组件"), parts: Self.optionalParts),
      Section(title: Message(en: "System", zh: "运行环境"), parts: Self.system),
    ]
  }

  /// The version, the build and the versions of the libraries, on two lines, the first of which is the version alone.
  public static var summary: String {
    let named = libraries.map { "\($0.name.english) \($0.value.english)" }
    return "\(CareCircleVersion.current)\n\(ProgramBuild.text); \(named.joined(separator: ", "))"
  }
}

extension Installation.Part {
  /// A part that is there and is called the same in every language.
  init(_ name: String, _ value: String) {
    self.init(name: Message(en: name, zh: name), value: Message(en: value, zh: value), remedy: nil)
  }

  /// A part that is there.
  init(_ name: Message, _ value: Message) {
    self.init(name: name, value: value, remedy: nil)
  }
}
