import CareCircleTestSupport
import Drawing
import Foundation
import Testing

/// `carecircle map`, and the pages of `run` and `check`, from outside.
@Suite struct MapCommandTests {
  private static let canDraw = (try? Canvas.check()) != nil
  private static let study = CommandRun.sample("study.yaml")

  /// What cannot be drawn is refused before anything is read, with what would be right.
  @Test(arguments: [
    (["--out", "map.gif"], ["map.gif", ".png, .svg, .pdf"]),
    (["--out", "map"], [".png, .svg, .pdf"]),
    ([], ["--out", "--png"]),
    (["--png", "--svg"], ["--png, --svg, --pdf"]),
    (["--out", "map.png", "--width", "100000"], ["200"]),
    (["--out", "map.png", "--width", "wide"], ["8000"]),
  ])
  func whatIsNoPictureIsRefused(arguments: [String], words: [String]) throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun.carecircle(["map", Self.study] + arguments, in: folder.path)
    #expect(run.exitCode == 64)
    for word in words { #expect(run.stderr.contains(word), "\(run.stderr)") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }

  /// Without a font for Chinese, nothing is drawn and an error is reported.
  @Test(.enabled(if: canDraw, "Pango is not installed"), arguments: ["en", "zh"])
  func aMissingFontIsSaid(language: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "fonts.conf",
      """
      <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
      <fontconfig><dir>\(folder.path)/none</dir><cachedir>\(folder.path)/cache</cachedir></fontconfig>
      """)
    let environment = ["FONTCONFIG_FILE": folder.path + "/fonts.conf"]
    let map = try CommandRun.carecircle(
      ["map", Self.study, "--out", folder.path + "/map.png", "--lang", language],
      environment: environment)
    let run = try CommandRun.carecircle(
      ["run", Self.study, "--pdf", "--out", folder.path + "/out", "--lang", language],
      environment: environment)
    for ending in [map, run] {
      #expect(ending.exitCode == 73)
      #expect(ending.stderr.contains("fonts-noto-cjk"), "\(ending.stderr)")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!names.contains("map.png") && !names.contains("out"))
  }

  /// The ending and the flag say the same, standard output takes any picture, and no input is lost.
  @Test(.enabled(if: canDraw, "Pango is not installed"))
  func flagsAndEndingsSayTheSame() throws {
    let folder = try TemporaryFolder()
    let files = try (
      folder.write("e.csv", "id,built_year,lon,lat\nE1,1990,120.7,28.0\nE2,1990,120.72,28.0\n"),
      folder.write("r.csv", "id,kind,status,area,lon,lat\nR1,care_room,in_use,250,120.7,28.001\n")
    )
    let inputs = [
      "map", "--estates", files.0, "--estates-crs", "WGS84", "--facilities", files.1,
      "--facilities-crs", "WGS84", "-q",
    ]
    for kind in ["png", "svg", "pdf"] {
      let path = "\(folder.path)/map.\(kind)"
      #expect(try CommandRun.carecircle(inputs + ["--out", path]).exitCode == 0)
      let written = try Data(contentsOf: URL(fileURLWithPath: path))
      let run = try CommandRun.carecircle(inputs + ["--\(kind)"])
      #expect(run.exitCode == 0 && run.stdout == [UInt8](written))
      #expect(written.count > 2_000)
    }
    let over = try CommandRun.carecircle(inputs + ["--png", "--out", files.0])
    #expect(over.exitCode == 73)
  }

  /// Pages need a folder; notices need one, too.
  @Test(arguments: [
    (["run", "--out", "x.gpkg", "--pdf"], "--pdf"),
    (["run", "--out", "x.gpkg", "--sheets"], "--sheets"),
    (["check", "--policy", "wenzhou", "--pdf"], "--notices"),
  ])
  func pagesNeedAFolder(arguments: [String], word: String) throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun.carecircle(
      [arguments[0], Self.study] + arguments.dropFirst(), in: folder.path)
    #expect(run.exitCode == 64 && run.stderr.contains(word), "\(run.stderr)")
  }

  /// Each notice is there as a document and as pages, of the same bytes in every run.
  @Test(.enabled(if: canDraw, "Pango is not installed"))
  func noticesArePages() throws {
    let folder = try TemporaryFolder()
    var contents: [[String: Data]] = []
    for name in ["a", "b"] {
      let path = "\(folder.path)/\(name)"
      let run = try CommandRun.carecircle([
        "check", Self.study, "--policy", "wenzhou", "--notices", path, "--pdf", "--lang", "zh",
        "--out", path + ".csv",
      ])
      guard run.exitCode == 0 else {
        // Without a font for Chinese this is an error, which another test covers.
        #expect(run.exitCode == 73 && run.stderr.contains("fonts-noto-cjk"), "\(run.stderr)")
        return
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: path)
      contents.append(
        try Dictionary(
          uniqueKeysWithValues: names.map {
            ($0, try Data(contentsOf: URL(fileURLWithPath: "\(path)/\($0)")))
          }))
    }
    #expect(contents[0] == contents[1])
    let documents = contents[0].keys.filter { $0.hasSuffix(".docx") }
    #expect(documents.count > 3)
    for name in documents { #expect(contents[0][name.dropLast(4) + "pdf"] != nil) }
  }
}
