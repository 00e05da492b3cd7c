import CareCircleTestSupport
import Foundation
import StreetNetwork
import Testing

/// The same small file in every compression.
@Suite struct CompressedFileTests {
  private static let files: [(name: String, base64: String)] = [
    (
      "a.osm.gz",
      "H4sIAAAAAAACA7PJL85VKEstKs7Mz7NVMtAzU7KzyctPSVXITLFVMlRSyAEJGxoZ6JkD2YkltkpGFkr6"
        + "SEqMkJUYoqgpT6yEmgJUn6JQlJoGYusjOEYgTkliukK2rVJGZnoGUIOSQpmtUkFiSQZISh8oACSBLrQD"
        + "AICSfxanAAAA"
    ),
    (
      "a.osm.bz2",
      "QlpoOTFBWSZTWcEODaQAACQZgFAB8ccn792gIAB0EokANNDQAzUDJCNGjTZQAAp8mMAGCbTuF9mb6QRg"
        + "Q9XBTIhgkRJxMQgUwIoHWW6uFdM6aPOCquylfhL5HkkmQGMZDV4QmyN85BR6ehAu0KI32mOVxAsWoc+2"
        + "lPxdyRThQkMEODaQ"
    ),
  ]

  @Test func everyCompressionIsRead() throws {
    let folder = try TemporaryFolder()
    for file in Self.files {
      let bytes = [UInt8](try #require(Data(base64Encoded: file.base64)))
      let map = try OSMReader.read(path: try folder.write(file.name, bytes: bytes))
      #expect(map.graph.edgeCount == 1 && map.report.bytes == bytes.count, "\(file.name)")
      for length in stride(from: 0, to: bytes.count - 1, by: 3) {
        let cut = try folder.write("cut-" + file.name, bytes: Array(bytes.prefix(length)))
        #expect(throws: NetworkError.self, "\(file.name) \(length)") {
          _ = try OSMReader.read(path: cut)
        }
      }
    }
  }

  /// Made with locations on ways: nodes without tags are not in the file; the wall at the middle node is.
  private static let withPlacesOnWays =
    "AAAADQoJT1NNSGVhZGVyGEwQQBpIeJxT4vMvzg1OzkjNTdQNM9AzU+JySc0rTvXLT0kt1uL3yU9OLMnM"
    + "zyv2zwtPrCxuYhTIyUzKL87NLM3VN9IzMtYzBACgjRTZAAAACwoHT1NNRGF0YRhLEEAaR3ic4xLmYgBC"
    + "9qTEoqLM1CIulvLEnBwhTSF1LkYWLX4uRgYhRgYpRgYlRgYtRiYn1oYbzd1MXqwHOqf/5whiZmJmAABs"
    + "TgxsAAAACwoHT1NNRGF0YRhTEEgaT3ic4xLmYuBiz8hMzyhPrORiKUgsyeBiEDKU0udgFGJklGJkUuLi"
    + "YBBgkGBQYNBgdmJmYmIK4m543/Wf48AsHiDyYm+40dzNxMAAAODhD4k="

  @Test func placesAreTakenFromWays() throws {
    let folder = try TemporaryFolder()
    let bytes = [UInt8](try #require(Data(base64Encoded: Self.withPlacesOnWays)))
    let map = try OSMReader.read(path: try folder.write("a.osm.pbf", bytes: bytes))
    #expect(map.report.nodes == 1 && map.graph.edgeCount == 2 && map.report.islands.count == 2)
    #expect(map.report.oddities == [.blockingNodes: 1])
  }
}
