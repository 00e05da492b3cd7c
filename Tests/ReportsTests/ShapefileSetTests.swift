#if GDAL
  import CareCircleTestSupport
  import Foundation
  import Synchronization
  import Testing

  @testable import Layers
  @testable import Reports
  @testable import Wording

  /// Several files take the place of several: a reader finds the old, none, or the new.
  @Suite struct ShapefileSetTests {
    private let folder: TemporaryFolder
    private var hidden: String { folder.path + "/hidden" }
    private static let parts = ["cpg", "prj", "dbf", "shx", "shp"]

    init() throws {
      folder = try TemporaryFolder()
      try FileManager.default.createDirectory(atPath: hidden, withIntermediateDirectories: false)
    }

    private func put(_ text: String, in place: String = "") throws {
      for part in Self.parts { try folder.write("\(place)x.\(part)", "\(text) \(part)") }
    }

    private func set() -> ShapefileSet {
      ShapefileSet(hidden: hidden, folder: folder.path + "/", names: Self.parts.map { "x.\($0)" })
    }

    private func text(_ name: String) throws -> String {
      String(decoding: try folder.bytes(name), as: UTF8.self)
    }

    @Test func everyPartIsReplacedAndAnIndexOfTheEarlierOneGoes() throws {
      try put("old")
      for part in ["qix", "sbn", "sbx", "long.csv"] { try folder.write("x.\(part)", "old") }
      try folder.write("x.qmd", "somebody's")
      try put("new", in: "hidden/")
      #expect(set().replace() == 0)
      for part in Self.parts { #expect(try text("x.\(part)") == "new \(part)") }
      #expect(
        try folder.names() == ["hidden", "x.cpg", "x.dbf", "x.prj", "x.qmd", "x.shp", "x.shx"])
    }

    /// A rename fails halfway, as the new part is not there: every earlier part is back in its place.
    @Test(arguments: parts) func whatFailsIsUndone(missing: String) throws {
      try put("old")
      try folder.write("x.qix", "old")
      try put("new", in: "hidden/")
      try FileManager.default.removeItem(atPath: "\(hidden)/x.\(missing)")
      #expect(set().replace() == ENOENT)
      for part in Self.parts { #expect(try text("x.\(part)") == "old \(part)") }
      #expect(try text("x.qix") == "old")
    }

    /// What a reader that looks all the time has seen.
    private final class Reader: Sendable {
      private let state = Mutex((looks: 0, mixed: 0, isOver: false))

      var looks: Int { state.withLock { $0.looks } }
      var mixed: Int { state.withLock { $0.mixed } }

      func end() { state.withLock { $0.isOver = true } }

      /// Looks until it is ended.
      func look(at folder: String) {
        while !state.withLock({ $0.isOver }) {
          let isMixed = Self.isMixed(folder)
          state.withLock { state in
            state.looks += 1
            state.mixed += isMixed ? 1 : 0
          }
        }
      }

      /// Whether a table of one run stands beside the `.shp` of another, which is there before and after it is read.
      private static func isMixed(_ folder: String) -> Bool {
        let read = { (name: String) in FileManager.default.contents(atPath: "\(folder)/\(name)") }
        guard let first = read("x.shp"), let table = read("x.dbf"), read("x.shp") == first else {
          return false
        }
        let numbers = [first, table].map { $0.prefix { $0 != UInt8(ascii: " ") } }
        return Array(numbers[0]) != Array(numbers[1])
      }
    }

    @Test func noReaderSeesOldWithNew() throws {
      try put("0")
      let (reader, path) = (Reader(), folder.path)
      Thread.detachNewThread { reader.look(at: path) }
      defer { reader.end() }
      while reader.looks == 0 { usleep(1_000) }
      for number in 1...300 {
        try put(String(number), in: "hidden/")
        #expect(set().replace() == 0)
        for name in try FileManager.default.contentsOfDirectory(atPath: hidden) {
          try FileManager.default.removeItem(atPath: "\(hidden)/\(name)")
        }
      }
      #expect(reader.mixed == 0)
    }

    @Test func aDatabaseThatIsOpenWithChangesIsNotReplaced() throws {
      let layer = try ResultLayer("gaps", json: collection([]))
      let path = try folder.write("g.gpkg", "old")
      try folder.write("g.gpkg-wal", "not saved")
      do throws(CareCircleError) {
        try layer.write(toPath: path)
        Issue.record("was written")
      } catch {
        guard case .cannotWrite(_, let reason) = error else {
          Issue.record("another error")
          return
        }
        #expect(reason.english.contains("unsaved changes"))
      }
      #expect(try text("g.gpkg") == "old" && text("g.gpkg-wal") == "not saved")
      try folder.write("g.gpkg-wal", "")
      try folder.write("g.gpkg-shm", "shared")
      try layer.write(toPath: path)
      #expect(try folder.names() == ["g.gpkg", "hidden"])
    }
  }
#endif
