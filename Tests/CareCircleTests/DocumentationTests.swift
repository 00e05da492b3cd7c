import CareCircleTestSupport
import Foundation
import Testing

/// The pages of the repository: their lengths, and that no link leads nowhere.
@Suite struct DocumentationTests {
  private static let root = URL(fileURLWithPath: CommandRun.repository)

  /// Every page that is written in Markdown, by its path from the root of the repository.
  private static let pages: [String] = {
    let folders = [
      "", "Documentation/", "Documentation/Methods/", "Documentation/zh/", "SampleData/",
      "Benchmarks/", "Fuzz/",
    ]
    return folders.flatMap { folder -> [String] in
      let names = try? FileManager.default.contentsOfDirectory(
        atPath: root.appending(path: folder).path)
      return (names ?? []).filter { $0.hasSuffix(".md") }.sorted().map { folder + $0 }
    }
  }()

  private func text(_ page: String) throws -> String {
    try String(contentsOf: Self.root.appending(path: page), encoding: .utf8)
  }

  @Test func thePagesAreThere() {
    let names = [
      "Architecture", "Command", "CommonErrors", "Contributing", "Formats", "GettingStarted",
      "Glossary", "Inputs", "Outputs", "Policies", "PolicyChecks", "Scaling", "Streets",
    ]
    #expect(Set(Self.pages).isSuperset(of: names.map { "Documentation/\($0).md" }))
    let chinese = [
      "README", "快速上手", "输入表与表头", "坐标系", "老旧小区与用房判定", "沿道路步行", "缺口与覆盖率", "政策核查", "政策条款",
      "选址", "报告与图", "常见错误", "术语表",
    ]
    #expect(Set(Self.pages).isSuperset(of: chinese.map { "Documentation/zh/\($0).md" }))
  }

  @Test func theReadmeStaysShortAndItsPictureSmall() throws {
    #expect(try text("README.md").utf8.count <= 9_000)
    let picture = try Data(
      contentsOf: Self.root.appending(path: "Documentation/Pictures/sample.png"))
    #expect(picture.count <= 300_000)
  }

  /// The Swift that README names is the Swift that each package asks for.
  @Test(arguments: ["", "Benchmarks/", "Fuzz/", "Documentation/Examples/"])
  func theReadmeNamesTheSwiftOfThePackage(folder: String) throws {
    let manifest = try text(folder + "Package.swift")
    let version = try #require(manifest.firstMatch(of: #/swift-tools-version: (\d+\.\d+)/#)).output
      .1
    let readme = try text("README.md")
    let named = readme.matches(of: #/Swift (\d+\.\d+)/#).map(\.output.1)
    #expect(!named.isEmpty && named.allSatisfy { $0 == version })
  }

  @Test(arguments: pages) func everyLinkLeadsSomewhere(page: String) throws {
    let folder = Self.root.appending(path: page).deletingLastPathComponent()
    for match in try text(page).matches(of: #/\]\(([^)\s]+)\)/#) {
      let target = String(match.output.1)
      if target.contains("://") { continue }
      let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let path = String(parts[0])
      let file = path.isEmpty ? Self.root.appending(path: page) : folder.appending(path: path)
      guard FileManager.default.fileExists(atPath: file.path) else {
        Issue.record("\(page): \(target) is not there")
        continue
      }
      if parts.count == 2 {
        #expect(try headings(file).contains(String(parts[1])), "\(page): \(target)")
      }
    }
  }

  private static let methods = pages.filter { $0.hasPrefix("Documentation/Methods/") }

  /// A page about a method names the suites that check it, and they exist.
  @Test(arguments: methods) func suitesOfMethodsExist(page: String) throws {
    let tests = FileManager.default.enumerator(
      at: Self.root.appending(path: "Tests"), includingPropertiesForKeys: nil)
    let files = Set((tests?.allObjects as? [URL] ?? []).map(\.lastPathComponent))
    let named = Set(try text(page).matches(of: #/`(\w+Tests)`/#).map { String($0.output.1) })
    #expect(!named.isEmpty)
    for suite in named { #expect(files.contains("\(suite).swift"), "\(page): \(suite)") }
  }

  @Test func everyMethodHasAPageWithAFigure() throws {
    #expect(Self.methods.count == 9)
    for page in Self.methods where !page.hasSuffix("README.md") {
      let text = try text(page)
      #expect(text.contains("](figures/"), "\(page)")
      for heading in ["Formula", "Error", "Source", "Limits"] {
        #expect(text.contains("\n## \(heading)\n"), "\(page): \(heading)")
      }
    }
  }

  /// The headings of a page as links name them: in small letters, blanks as dashes, other signs left out.
  private func headings(_ file: URL) throws -> Set<String> {
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    return Set(
      lines.filter { $0.hasPrefix("#") }.map { line -> String in
        let title = line.drop { $0 == "#" || $0 == " " }.lowercased()
        return String(
          title.compactMap { sign -> Character? in
            if sign == " " { return "-" }
            return sign.isLetter || sign.isNumber || sign == "-" || sign == "_" ? sign : nil
          })
      })
  }
}
