import Testing
import TextFormats

/// Folders of one name get numbers, in their order, around names that are taken.
@Suite struct KMLNameTests {
  private func names(_ folders: [String]) throws -> [String] {
    let point = "<Placemark><Point><coordinates>120,28</coordinates></Point></Placemark>"
    let content = folders.map { "<Folder><name>\($0)</name>\(point)</Folder>" }.joined()
    let text = "<kml xmlns=\"http://www.opengis.net/kml/2.2\">\(content)</kml>"
    return try KMLDocument(FileBytes(Array(text.utf8))).layers.map(\.name)
  }

  @Test func namesAreNumberedAroundThoseThatAreTaken() throws {
    #expect(try names(["a", "b", "a", "b"]) == ["a", "b", "a (#2)", "b (#2)"])
    #expect(
      try names(["a", "a (#3)", "a", "a", "a", "a (#2)"])
        == ["a", "a (#3)", "a (#2)", "a (#4)", "a (#5)", "a (#2) (#2)"])
  }

  @Test func everyNameIsDistinct() throws {
    let found = try names((0..<3000).map { $0 % 7 == 0 ? "a (#\($0))" : "a" })
    #expect(found.count == 3000 && Set(found).count == 3000)
  }
}
