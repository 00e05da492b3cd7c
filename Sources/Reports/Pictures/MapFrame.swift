import Coverage
import Drawing
import Geodesy
import PlaneGeometry

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How the ground is laid out in a box of a page: north is up in its middle, and the scale is the same everywhere.
struct MapFrame {
  /// The box on the page.
  let box: PageBox
  /// The metres on the ground that a point of the page stands for, in the middle of the box.
  let metresPerPoint: Double
  private let conic: ConformalConic
  private let middle: PlanePoint
  /// The points of the page for a metre of the plane, along the axes of the page.
  private let cosine: Double
  private let sine: Double

  /// Fits a box of ground into a box of a page, as large as possible; at least `least` metres are seen across.
  init(_ ground: GroundBox, in box: PageBox, _ conic: ConformalConic, least: Double = 500) {
    let centre = Coordinate(
      uncheckedLongitude: (ground.west + ground.east) / 2,
      latitude: (ground.south + ground.north) / 2)
    let (middle, north) = (
      conic.point(of: centre),
      conic.point(
        of: Coordinate(
          uncheckedLongitude: centre.longitude, latitude: min(90, centre.latitude + 0.001)))
    )
    // Meridians of a conic lean; the one in the middle is turned upright.
    let angle = atan2(north.x - middle.x, north.y - middle.y)
    let (turnCosine, turnSine) = (cos(angle), sin(angle))
    var (width, height) = (least, least)
    for step in 0...8 {
      let share = Double(step) / 8
      let (x, y) = (
        ground.west + (ground.east - ground.west) * share,
        ground.south + (ground.north - ground.south) * share
      )
      for (longitude, latitude) in [
        (x, ground.south), (x, ground.north), (ground.west, y), (ground.east, y),
      ] {
        let point = conic.point(
          of: Coordinate(uncheckedLongitude: longitude, latitude: latitude))
        let (dx, dy) = (point.x - middle.x, point.y - middle.y)
        width = max(width, 2 * (dx * turnCosine - dy * turnSine).magnitude)
        height = max(height, 2 * (dx * turnSine + dy * turnCosine).magnitude)
      }
    }
    let scale = min(box.width / width, box.height / height)
    (self.box, self.conic, self.middle) = (box, conic, middle)
    (cosine, sine) = (scale * turnCosine, scale * turnSine)
    // The plane is true to angles, so one direction gives the scale of all.
    let metres = Geodesic.distance(
      centre,
      Coordinate(
        uncheckedLongitude: centre.longitude, latitude: min(90, centre.latitude + 0.001))
    ).metres
    let across =
      ((north.x - middle.x) * (north.x - middle.x)
      + (north.y - middle.y) * (north.y - middle.y)).squareRoot()
    metresPerPoint = across > 0 ? metres / across / scale : 1 / scale
  }

  /// Where a point of the plane is on the page.
  func point(_ point: PlanePoint) -> PagePoint {
    let (x, y) = (point.x - middle.x, point.y - middle.y)
    let centre = box.middle
    return PagePoint(centre.x + x * cosine - y * sine, centre.y - x * sine - y * cosine)
  }

  /// Where a place is on the page.
  func point(of place: Coordinate) -> PagePoint { point(conic.point(of: place)) }

  /// The box of the plane that is seen.
  var seen: PlaneBox {
    var seen = PlaneBox()
    let squared = cosine * cosine + sine * sine
    let centre = box.middle
    for (x, y) in [
      (box.x, box.y), (box.right, box.y), (box.x, box.bottom), (box.right, box.bottom),
    ] {
      let (dx, dy) = ((x - centre.x) / squared, (centre.y - y) / squared)
      seen.add(
        PlanePoint(
          x: middle.x + dx * cosine + dy * sine, y: middle.y - dx * sine + dy * cosine))
    }
    return seen
  }

  /// The points of the page for a metre of the plane.
  var scale: Double { (cosine * cosine + sine * sine).squareRoot() }
}
