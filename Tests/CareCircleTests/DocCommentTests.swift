import CareCircleTestSupport
import Foundation
import Testing

/// Every public declaration has a documentation comment that says something.
@Suite struct DocCommentTests {
  private static let sources = URL(fileURLWithPath: CommandRun.repository)
    .appending(path: "Sources")

  private static let modules: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: sources.path)
    return (names ?? []).sorted().filter { !files(of: $0).isEmpty }
  }()

  private static func files(of module: String) -> [URL] {
    let all = FileManager.default.enumerator(
      at: sources.appending(path: module), includingPropertiesForKeys: nil)
    return (all?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
  }

  @Test func theModulesAreFound() {
    #expect(Self.modules.count > 20)
  }

  @Test(arguments: modules)
  func commentsOfPublicDeclarationsHaveMoreThanThreeWords(module: String) throws {
    for file in Self.files(of: module) {
      let text = try String(contentsOf: file, encoding: .utf8)
      for declaration in PublicDeclarations(text).found where declaration.words <= 3 {
        Issue.record(
          "\(module)/\(file.lastPathComponent):\(declaration.line): \(declaration.text)")
      }
    }
  }

  /// The scanner sees what it is to judge: members, cases and requirements, and only the public ones.
  @Test func theScannerFindsPublicDeclarations() {
    let text = """
      /// One of two kinds of thing.
      public enum Kind {
        case plain
        /// "A { brace } in a comment."
        case braced
        var hidden: String { "}" }
        /// Its name.
        public var name: String { "{" }
      }

      enum Inner { case unseen }

      /// A thing that can be asked for.
      public protocol Asked {
        func asks() -> Int
      }

      extension Kind {
        /// Makes a kind from its name.
        @inlinable
        public init?(_ name: String) { let local = 1; return nil }
      }
      """
    let found = PublicDeclarations(text).found
    #expect(found.map(\.line) == [2, 3, 5, 8, 14, 15, 21])
    #expect(found.map(\.words) == [6, 0, 5, 2, 7, 0, 6])
  }
}

/// The public declarations of a source file that is formatted as the sources of the repository are.
private struct PublicDeclarations {
  struct Declaration {
    let line: Int
    let text: String
    /// The number of words of its documentation comment; 0 without one.
    let words: Int
  }

  /// What a pair of braces belongs to.
  private enum Scope { case enumeration(isPublic: Bool), requirements(isPublic: Bool), type, body }

  private(set) var found: [Declaration] = []
  private var scopes: [Scope] = []
  /// What the next brace belongs to, if a declaration takes several lines.
  private var next = Scope.body
  private var words = 0
  private var isInText = false

  init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      read(line.trimmingCharacters(in: .whitespaces), number + 1)
    }
  }

  private mutating func read(_ line: String, _ number: Int) {
    let quotes = line.components(separatedBy: #"""""#).count - 1
    if isInText {
      isInText = quotes.isMultiple(of: 2)
      return
    }
    if line.hasPrefix("///") {
      words += line.split(separator: " ").count { $0.contains { $0.isLetter || $0.isNumber } }
      return
    }
    if line.hasPrefix("//") || line.hasPrefix("@") && !line.contains(" ") { return }
    isInText = !quotes.isMultiple(of: 2)
    let code = Self.code(of: line)
    judge(code, number)
    words = 0
  }

  /// A line without its comment and the contents of its strings.
  private static func code(of line: String) -> String {
    var code = line.replacing(#/#"[^"]*"#/#, with: "")
    code = code.replacing(#/"(\\.|[^"\\])*"/#, with: "")
    return code.replacing(#/\s*\/\/.*/#, with: "")
  }

  private mutating func judge(_ code: String, _ number: Int) {
    let parts = code.split { " (:<".contains($0) }.map(String.init)
    let keyword = parts.first { Self.keywords.contains($0) }
    let before = parts.prefix { $0 != keyword }
    let isDeclaration = keyword != nil && before.allSatisfy(Self.isModifier)
    var isPublic = before.contains("public") || before.contains("open")
    if isDeclaration, let keyword, keyword != "extension" {
      switch scopes.last {
      case .body: isPublic = false
      case .enumeration(let isEnumPublic) where keyword == "case": isPublic = isEnumPublic
      case .requirements(let isProtocolPublic): isPublic = isProtocolPublic
      default: break
      }
      if isPublic { found.append(Declaration(line: number, text: code, words: words)) }
    }
    if isDeclaration, let keyword, Self.types.contains(keyword) {
      next = Self.scope(keyword, isPublic)
    }
    enterBraces(of: code)
  }

  private static func scope(_ keyword: String, _ isPublic: Bool) -> Scope {
    switch keyword {
    case "enum": .enumeration(isPublic: isPublic)
    case "protocol": .requirements(isPublic: isPublic)
    default: .type
    }
  }

  private mutating func enterBraces(of code: String) {
    for sign in code {
      if sign == "{" {
        scopes.append(next)
        next = .body
      } else if sign == "}" {
        _ = scopes.popLast()
      }
    }
  }

  private static func isModifier(_ part: String) -> Bool {
    part.hasPrefix("@") || part.hasSuffix(")") || modifiers.contains(part)
  }

  private static let types: Set<String> = [
    "struct", "enum", "class", "protocol", "actor", "extension",
  ]
  private static let keywords = types.union([
    "func", "var", "let", "init", "init?", "case", "subscript", "typealias", "associatedtype",
  ])
  private static let modifiers: Set<String> = [
    "public", "open", "package", "internal", "private", "fileprivate", "static", "final",
    "mutating", "nonmutating", "consuming", "borrowing", "indirect", "nonisolated", "override",
    "convenience", "required", "lazy", "weak",
  ]
}
