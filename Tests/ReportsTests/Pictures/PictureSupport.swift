import CZlib

import CareCircleTestSupport
import Drawing
import Foundation
import Testing
import TextFormats

@testable import CareCircle
@testable import Reports

/// Whether pictures can be drawn here; tests of them are skipped where the libraries are not installed.
let canDraw: Bool = (try? Canvas.check()) != nil

/// Whether they can be drawn with Chinese texts.
let canDrawChinese: Bool = {
  guard let canvas = try? Canvas(.png, width: 10, height: 10) else { return false }
  canvas.draw("老旧小区", TextStyle(5, .white), x: 0, y: 0)
  return (try? canvas.finished()) != nil
}()

/// The pixels of a PNG of eight bits without interlacing, as Cairo writes it.
struct PixelPicture {
  let width: Int
  let height: Int
  private let channels: Int
  private let rows: [[UInt8]]

  init(_ bytes: [UInt8]) throws {
    try #require(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
    func number(_ place: Int) -> Int { bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
    var (place, packed, head) = (8, [UInt8](), [UInt8]())
    while place + 8 <= bytes.count {
      let (count, kind) = (
        number(place), String(decoding: bytes[place + 4..<place + 8], as: UTF8.self)
      )
      let data = bytes[place + 8..<place + 8 + count]
      if kind == "IHDR" { head = Array(data) }
      if kind == "IDAT" { packed += data }
      place += count + 12
    }
    (width, height) = (number(16), number(20))
    try #require(head[8] == 8 && head[12] == 0)
    channels = try #require([2: 3, 6: 4][head[9]])
    var plain = [UInt8](repeating: 0, count: height * (width * channels + 1))
    var room = uLongf(plain.count)
    #expect(uncompress(&plain, &room, packed, uLong(packed.count)) == Z_OK)
    var rows: [[UInt8]] = []
    for row in 0..<height {
      let start = row * (width * channels + 1)
      let raw = Array(plain[start + 1..<start + 1 + width * channels])
      rows.append(Self.unfiltered(raw, plain[start], above: rows.last, channels))
    }
    self.rows = rows
  }

  /// Undoes the five filters of the format.
  private static func unfiltered(
    _ raw: [UInt8], _ filter: UInt8, above: [UInt8]?, _ channels: Int
  ) -> [UInt8] {
    var row = raw
    for index in row.indices {
      let left = index >= channels ? Int(row[index - channels]) : 0
      let up = above.map { Int($0[index]) } ?? 0
      let corner = index >= channels ? above.map { Int($0[index - channels]) } ?? 0 : 0
      let guess: Int
      switch filter {
      case 1: guess = left
      case 2: guess = up
      case 3: guess = (left + up) / 2
      case 4:
        let (a, b, c) = (abs(up - corner), abs(left - corner), abs(left + up - 2 * corner))
        guess = a <= b && a <= c ? left : b <= c ? up : corner
      default: guess = 0
      }
      row[index] = UInt8(truncatingIfNeeded: Int(row[index]) + guess)
    }
    return row
  }

  /// The colour of a pixel, such as 0xD55E00.
  func colour(_ x: Int, _ y: Int) -> UInt32 {
    let place = x * channels
    return rows[y][place..<place + 3].reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// The number of pixels of a colour.
  func count(of colour: UInt32) -> Int {
    var count = 0
    for y in 0..<height { for x in 0..<width where self.colour(x, y) == colour { count += 1 } }
    return count
  }
}

/// A study of a few rows, kept with its folder.
struct PictureStudy {
  let folder: TemporaryFolder
  let result: StudyResult

  /// Estates as `name,year,longitude,latitude` and rooms as `name,area,longitude,latitude`, a row a line.
  init(
    estates: String, rooms: String, townships: String? = nil, language: Language = .english
  ) throws {
    let folder = try TemporaryFolder()
    try folder.write("e.csv", "id,name,built_year,lon,lat\n" + Self.numbered("E", estates))
    try folder.write(
      "r.csv", "id,kind,status,name,area,lon,lat\n" + Self.numbered("R", rooms, "care_room,in_use,")
    )
    var plan = StudyPlan()
    plan.language = language
    plan.inputs[.estates] = [.file(folder.path + "/e.csv", crs: .wgs84)]
    plan.inputs[.facilities] = [.file(folder.path + "/r.csv", crs: .wgs84)]
    if let townships {
      try folder.write("t.geojson", townships)
      plan.inputs[.townships] = [.file(folder.path + "/t.geojson", crs: .wgs84)]
    }
    (self.folder, result) = (folder, try Study(plan).analyse())
  }

  private static func numbered(_ letter: String, _ rows: String, _ more: String = "") -> String {
    rows.split(separator: "\n").enumerated()
      .map { "\(letter)\($0 + 1),\(more)\($1)\n" }.joined()
  }

  /// The study of the sample data.
  static func sample(_ language: Language) throws -> StudyResult {
    var plan = try StudyFile.plan(CommandRun.sample("study.yaml"))
    plan.language = language
    return try Study(plan).analyse()
  }
}

extension StudyResult {
  func picture(_ options: PictureOptions = PictureOptions()) throws -> MapPicture {
    try MapPicture(pictureScene(), options)
  }
}
