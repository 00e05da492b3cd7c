import Foundation
import Testing

/// The modules: each imports only those before it in this list.
@Suite struct ArchitectureTests {
  private static let modules = [
    "Wording", "Parallel", "Geodesy", "TextFormats", "Archives", "Workbooks", "Worksheets",
    "Documents", "Drawing",
    "VectorFormats", "PlaneGeometry", "CareModel", "StreetNetwork", "Files", "Tables", "Registers",
    "Coverage",
    "Compliance", "Siting", "Layers", "Reports", "ReportPages", "Inspection", "ResultFolders",
    "CareCircle", "CareCircleCommand",
  ]
  private static let generators = ["SampleDataGenerator"]
  private static let sources = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources")

  private func files(of module: String) throws -> [URL] {
    let folder = Self.sources.appending(path: module)
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (all?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
  }

  /// The modules that a file imports, whichever way it does.
  private func imports(of file: URL) throws -> [String] {
    let text = try String(contentsOf: file, encoding: .utf8)
    return text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      guard let place = words.firstIndex(of: "import"), place < 2, place + 1 < words.count else {
        return nil
      }
      let kinds = ["struct", "enum", "class", "protocol", "func", "typealias"]
      let named = kinds.contains(words[place + 1]) ? words[words.count - 1] : words[place + 1]
      return named.split(separator: ".").first.map(String.init)
    }
  }

  @Test func everyFolderIsAKnownModule() throws {
    let found = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
      .filter { $0.first != "C" || $0.hasPrefix("Care") || $0 == "Coverage" || $0 == "Compliance" }
    #expect(Set(found) == Set(Self.modules + Self.generators))
  }

  @Test(arguments: modules)
  func noArrowPointsUpwards(_ module: String) throws {
    let place = try #require(Self.modules.firstIndex(of: module))
    let below = Set(Self.modules[place...])
    for file in try files(of: module) {
      let wrong = try imports(of: file).filter(below.contains)
      #expect(wrong == [], "\(module)/\(file.lastPathComponent)")
    }
  }

  @Test(arguments: modules)
  func noModuleIsAStoreRoom(_ module: String) throws {
    let count = try files(of: module).count
    #expect((1...80).contains(count), "\(module) has \(count) files")
  }

  /// Only names are exported to users of the library; whole modules would export everything else as well.
  @Test func onlyNamesAreExported() throws {
    for module in Self.modules {
      for file in try files(of: module) {
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let exports = lines.filter { $0.hasPrefix("@_exported") }
        #expect(exports.isEmpty || file.lastPathComponent == "Exports.swift")
        #expect(exports.allSatisfy { $0.contains(#/import (struct|enum|protocol) \w+\.\w+$/#) })
      }
    }
  }

  /// The first table of the page for newcomers has a row for each module, in the same order.
  @Test func thePageForNewcomersListsTheModules() throws {
    let page = Self.sources.deletingLastPathComponent()
      .appending(path: "Documentation/Architecture.md")
    let lines = try String(contentsOf: page, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "## Modules"))
    let section = lines[(start + 1)...].prefix { !$0.hasPrefix("## ") }
    let named = section.filter { $0.hasPrefix("| `") }
      .compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) }
    #expect(named == Self.modules)
  }
}
