import CareCircleTestSupport
import Foundation
import Testing

/// What `doctor` and `--version` say is what is there.
@Suite struct DoctorTests {
  private func doctor(
    _ more: String..., environment: [String: String?] = [:]
  ) throws -> [String: String] {
    let run = try CommandRun.carecircle(["doctor"] + more, environment: environment)
    #expect(run.exitCode == 0 && run.stderr.isEmpty, "\(run.stderr)")
    let rows = run.output.split(separator: "\n").filter { $0.hasPrefix("  ") }
      .compactMap { $0.firstMatch(of: #/^  (\S+(?: \S+)*)\s{2,}(.+)$/#) }
    return Dictionary(rows.map { (String($0.1), String($0.2)) }) { first, _ in first }
  }

  /// The version of an installed library by its own `.pc` file.
  private func installed(_ package: String) -> String? {
    let folders = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib"]
    for folder in folders.map({ $0 + "/pkgconfig/\(package).pc" }) + [
      "/usr/share/pkgconfig/\(package).pc"
    ] {
      guard let text = try? String(contentsOfFile: folder, encoding: .utf8) else { continue }
      // GDAL's states the version as a variable.
      let stated = text.matches(of: /(?m)^(?:Version: *|CONFIG_VERSION=)([\d.]+)/).first
      return stated.map { String($0.1) }
    }
    return nil
  }

  @Test func theVersionsAreThoseOfTheInstalledLibraries() throws {
    let facts = try doctor()
    let packages = [
      ("PROJ", "proj"), ("GEOS", "geos"), ("OpenSSL", "libcrypto"), ("zlib", "zlib"),
      ("expat", "expat"), ("GDAL", "gdal"), ("simdjson", "simdjson"),
    ]
    var compared = 0
    for (name, package) in packages {
      guard let version = installed(package) else { continue }
      compared += 1
      #expect(facts[name] == version, "\(name)")
    }
    #expect(compared >= 4)
    #expect(facts["libosmium"]?.contains(/^\d+\.\d+\.\d+$/) == true)
    #expect(facts["browser map"]?.hasPrefix("Leaflet") == true)
    #expect(facts["build"]?.contains("Swift 6.") == true)
  }

  @Test func whatIsMissingIsSaidWithWhatToDo() throws {
    let folder = try TemporaryFolder()
    let bare = try CommandRun.carecircle(
      ["doctor"], environment: ["PATH": folder.path, "TMPDIR": "/nowhere/at/all"])
    #expect(bare.exitCode == 0)
    #expect(bare.output.contains(/QGIS +not on the PATH\n +needed only for the QGIS plugin/))
    #expect(bare.output.contains("/nowhere/at/all, not writable"))
    #expect(bare.output.contains("set TMPDIR to a folder"))
    // A folder of that name is no program.
    try FileManager.default.createDirectory(
      atPath: folder.path + "/qgis", withIntermediateDirectories: true)
    #expect(try doctor(environment: ["PATH": folder.path])["QGIS"] == "not on the PATH")
    let program = try folder.write("qgis_process", "#!/bin/sh\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    #expect(try doctor(environment: ["PATH": "/nowhere:\(folder.path)"])["QGIS"] == program)
  }

  @Test func aSystemWithoutFontsIsTold() throws {
    // An empty configuration of fontconfig knows no font at all.
    let folder = try TemporaryFolder()
    let empty = try folder.write("fonts.conf", "<fontconfig></fontconfig>")
    let facts = try doctor(environment: ["FONTCONFIG_FILE": empty])
    #expect(facts["Chinese font"]?.hasPrefix("no") == true, "\(facts)")
    #expect(try doctor()["Chinese font"] == "yes")
  }

  @Test func chineseIsChinese() throws {
    let run = try CommandRun.carecircle(["doctor", "--lang", "zh"])
    for title in ["程序", "系统库", "可选组件", "运行环境"] {
      #expect(run.output.contains("\(title)\n"))
    }
    #expect(!run.output.contains("cores") && !run.output.contains("memory"))
    #expect(try !VoiceCheck.hasChinese(CommandRun.carecircle(["doctor"]).output))
  }

  /// Programs take the first line, or what stands before the first blank, for the version.
  @Test func theFirstLineOfTheVersionIsTheVersionAlone() throws {
    let run = try CommandRun.carecircle(["--version"])
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(run.exitCode == 0 && lines.count == 2, "\(lines)")
    #expect(lines[0].contains(/^\d+\.\d+\.\d+$/))
    let facts = try doctor()
    for name in ["PROJ", "GEOS", "OpenSSL"] {
      #expect(lines[1].contains("\(name) \(try #require(facts[name]))"), "\(lines[1])")
    }
  }
}
