import Foundation
import Testing

/// The rooms of the house: each module imports only those before it in this list.
@Suite struct ArchitectureTests {
  private static let modules = [
    "Wording", "Parallel", "Geodesy", "TextFormats", "Archives", "Workbooks", "VectorFormats",
    "PlaneGeometry", "CareModel", "StreetNetwork", "Files", "Tables", "Registers", "Coverage",
    "Compliance", "Layers", "Reports", "Inspection", "ResultFolders", "CareCircle",
    "CareCircleCommand",
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
}
