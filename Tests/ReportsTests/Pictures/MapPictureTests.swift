import CareCircleTestSupport
import Drawing
import Coverage
import Foundation
import Geodesy
import PlaneGeometry
import Testing

@testable import CareCircle
@testable import Reports

/// The picture of a result, compared with what is known about the places.
@Suite(.enabled(if: canDraw, "Pango is not installed"))
struct MapPictureTests {
  // A room; an estate beside it, one 3 km to the north-east, one of unknown age beyond the circle.
  private static let estates = """
    near,1990,120.7010,28.0000
    far,1990,120.7240,28.0180
    open,,120.6700,28.0150
    new,2015,120.6800,27.9900
    """
  private static let rooms = "room,250,120.7000,28.0000"

  private func study() throws -> PictureStudy {
    try PictureStudy(estates: Self.estates, rooms: Self.rooms)
  }

  /// Every mark stands where its place is: in the middle of a mark there is its colour.
  @Test func marksStandWhereTheirPlacesAre() throws {
    var options = PictureOptions()
    options.pixels = 3000
    let drawn = try study().result.picture(options).draw(as: .png)
    let picture = try PixelPicture(drawn.canvas.finished().bytes)
    #expect(picture.width == 3000)
    let scale = Double(picture.width) / (picture.width > picture.height ? 841.89 : 595.28)
    func colour(_ longitude: Double, _ latitude: Double) -> UInt32 {
      let place = drawn.map.frame.point(
        of: Coordinate(uncheckedLongitude: longitude, latitude: latitude))
      return picture.colour(Int(place.x * scale), Int(place.y * scale))
    }
    #expect(colour(120.7010, 28) == 0x0072B2)
    #expect(colour(120.7240, 28.018) == 0xD55E00)
    #expect(colour(120.6700, 28.015) == 0xFFFFFF)
    #expect(colour(120.6800, 27.99) == 0xB4B1AA)
    // The cross in the middle of a room that counts is white, and its square is dark.
    #expect(colour(120.7000, 28) == 0xFFFFFF)
    // Beside the room is covered ground, drawn by no mark.
    #expect(colour(120.7000, 27.997) == 0xCBE2F2)
    #expect(colour(120.7000, 27.992) == 0xFFFFFF)
  }

  /// Distances and directions on the page against the geodesic, for every pair of places.
  @Test func theMapIsTrue() throws {
    let map = try study().result.picture().draw(as: .svg).map
    let places = [(120.701, 28.0), (120.724, 28.018), (120.67, 28.015), (120.68, 27.99)].map {
      Coordinate(uncheckedLongitude: $0.0, latitude: $0.1)
    }
    for a in places {
      for b in places where a != b {
        let (p, q) = (map.frame.point(of: a), map.frame.point(of: b))
        let (dx, dy) = (q.x - p.x, p.y - q.y)
        let onPage = (dx * dx + dy * dy).squareRoot() * map.frame.metresPerPoint
        let metres = Geodesic.distance(a, b).metres
        #expect(abs(onPage / metres - 1) < 0.0005)
        // North is up: what the direction of the page says leads to the same place.
        let end = Geodesic.destination(
          from: a, azimuth: atan2(dx, dy) * 180 / .pi, distance: .metres(onPage))
        #expect(Geodesic.distance(end, b).metres < metres * 0.002)
      }
    }
  }

  /// What the documentation says of the scale over 100 km: how far a short way 50 km from the middle is from true.
  @Test(arguments: [
    (121.5, 31.2, 0.001), (116.4, 39.9, 0.001), (110.0, 29.0, 0.001), (109.5, 18.5, 0.0025),
    (126.6, 45.8, 0.0025), (-8.6, 41.1, 0.0002), (24.9, 60.2, 0.0002), (-58.4, -34.6, 0.0002),
  ])
  func theScaleIsTrueAsFarAsStated(_ longitude: Double, _ latitude: Double, _ most: Double) throws {
    let middle = Coordinate(uncheckedLongitude: longitude, latitude: latitude)
    let edges = [0.0, 90, 180, 270].map {
      Geodesic.destination(from: middle, azimuth: $0, distance: .metres(50_000))
    }
    let conic = try #require(ConformalConic(covering: edges))
    let (x, y) = (edges.map(\.longitude), edges.map(\.latitude))
    let ground = GroundBox(
      west: try #require(x.min()), south: try #require(y.min()), east: try #require(x.max()),
      north: try #require(y.max()))
    let frame = MapFrame(ground, in: PageBox(x: 0, y: 0, width: 500, height: 500), conic)
    for edge in edges {
      let end = Geodesic.destination(from: edge, azimuth: 45, distance: .metres(100))
      let (p, q) = (frame.point(of: edge), frame.point(of: end))
      let (dx, dy) = (q.x - p.x, q.y - p.y)
      let onPage = (dx * dx + dy * dy).squareRoot() * frame.metresPerPoint
      #expect(abs(onPage / 100 - 1) <= most, "\(onPage)")
    }
  }

  /// The bar is as long as the ground that it names.
  @Test func theScaleBarIsTrue() throws {
    let map = try study().result.picture().draw(as: .png).map
    let middle = Coordinate(uncheckedLongitude: 120.697, latitude: 28.004)
    let metres = map.scaleBar.width * map.frame.metresPerPoint
    let end = Geodesic.destination(from: middle, azimuth: 90, distance: .metres(metres))
    let width = map.frame.point(of: end).x - map.frame.point(of: middle).x
    #expect(abs(width / map.scaleBar.width - 1) < 0.001)
    let power = pow(10, floor(log10(metres + 0.001)))
    #expect([1, 2, 5].contains { abs(metres / power - $0) < 1e-6 })
    #expect(map.frame.box.contains(map.scaleBar))
  }

  @Test(arguments: PictureFormat.allCases)
  func theSameResultHasTheSameBytes(format: PictureFormat) throws {
    let result = try study().result
    let first = try result.picture().drawn(as: format, path: "a").bytes
    #expect(first == (try result.picture().drawn(as: format, path: "b").bytes))
    let beginnings: [PictureFormat: String] = [.svg: "<?xml", .pdf: "%PDF-"]
    if let beginning = beginnings[format] { #expect(first.starts(with: beginning.utf8)) }
  }

  /// A name is drawn as glyphs, and does nothing else.
  @Test func namesDoNothing() throws {
    let name = "</script><script>alert(1)</script>\" onload=x&<![CDATA["
    let townships = """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"T","name":\
      \(String(decoding: try JSONEncoder().encode(name), as: UTF8.self))},"geometry":{"type":"Polygon",\
      "coordinates":[[[120.6,27.9],[120.8,27.9],[120.8,28.1],[120.6,28.1],[120.6,27.9]]]}}]}
      """
    let study = try PictureStudy(estates: Self.estates, rooms: Self.rooms, townships: townships)
    var options = PictureOptions()
    options.title = name
    let drawn = try study.result.picture(options).draw(as: .svg)
    #expect(drawn.map.labels.map(\.text) == [name])
    let text = String(decoding: try drawn.canvas.finished().bytes, as: UTF8.self)
    #expect(!text.contains("script") && !text.contains("onload") && !text.contains("CDATA"))
  }

  /// Estates that lie far outside the boundary are reported and not silently dropped.
  @Test func placesFarOutsideAreToldOf() throws {
    let townships = """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"T"},"geometry":{"type":\
      "Polygon","coordinates":[[[120.6,27.9],[120.8,27.9],[120.8,28.1],[120.6,28.1],[120.6,27.9]]]}}]}
      """
    let study = try PictureStudy(
      estates: Self.estates + "\nlost,1990,116.4,39.9", rooms: Self.rooms, townships: townships)
    let scene = try study.result.pictureScene()
    #expect(scene.outside == 1)
    #expect(MapPage.notes(scene).contains("1 estate far outside the boundary is not on the map."))
    #expect(scene.extent.east - scene.extent.west < 0.3)
  }

  /// Places on two sides of the world do not fit on a map, which is an error.
  @Test func placesTooFarApartAreRefused() throws {
    let study = try PictureStudy(estates: "a,1990,-8.6,41.1\nb,1990,120.7,28", rooms: Self.rooms)
    #expect(throws: CareCircleError.self) { try study.result.picture() }
  }
}
