import Coverage
import Drawing

/// The marks of a map: a shape for each verdict and for each answer about a facility.
enum MapMark {
  case estate(Verdict)
  case facility(Qualification)

  /// Draws marks of one kind at once.
  func draw(_ places: [PagePoint], radius: Double, on canvas: Canvas) {
    guard !places.isEmpty else { return }
    let edge = min(0.6, radius * 0.25)
    switch self {
    case .estate(.notApplicable):
      canvas.dot(places, radius: radius * 0.6, MapPalette.notAsked)
    case .estate(.covered):
      canvas.dot(places, radius: radius + edge, .white)
      canvas.dot(places, radius: radius, MapPalette.coveredMark)
    case .estate(.gap):
      let shape = Self.triangle(radius * 1.3)
      draw(shape, places, MapPalette.gapMark, border: .white, edge * 2, on: canvas)
    case .estate(.indeterminate):
      let shape = Self.diamond(radius * 1.2)
      draw(shape, places, .white, border: MapPalette.ink, max(0.35, edge * 2), on: canvas)
    case .facility(.qualifies):
      let (outer, inner) = (radius * 1.25, radius * 0.8)
      draw(Self.square(outer), places, MapPalette.ink, border: .white, radius * 0.6, on: canvas)
      var cross = PagePath()
      for place in places {
        cross.add([PagePoint(place.x - inner, place.y), PagePoint(place.x + inner, place.y)])
        cross.add([PagePoint(place.x, place.y - inner), PagePoint(place.x, place.y + inner)])
      }
      canvas.stroke(cross, .white, width: radius * 0.42)
    case .facility(.unknown):
      draw(
        Self.square(radius * 0.8), places, .white, border: MapPalette.ink, min(1.4, radius * 0.5),
        on: canvas)
      canvas.dot(places, radius: radius * 0.3, MapPalette.ink)
    case .facility(.fails):
      draw(
        Self.square(radius * 0.72), places, .white, border: MapPalette.ink, min(1.4, radius * 0.5),
        on: canvas)
    }
  }

  /// Fills one shape at every place above its border, so that marks which touch keep their colour.
  private func draw(
    _ shape: [PagePoint], _ places: [PagePoint], _ colour: Colour, border: Colour,
    _ width: Double, on canvas: Canvas
  ) {
    var path = PagePath()
    for place in places {
      path.add(shape.lazy.map { PagePoint(place.x + $0.x, place.y + $0.y) })
    }
    canvas.stroke(path, border, width: width, isClosed: true)
    canvas.fill(path, colour, isUnion: true)
  }

  private static func triangle(_ r: Double) -> [PagePoint] {
    [PagePoint(0, -r), PagePoint(0.866 * r, 0.5 * r), PagePoint(-0.866 * r, 0.5 * r)]
  }

  private static func diamond(_ r: Double) -> [PagePoint] {
    [PagePoint(0, -r), PagePoint(r, 0), PagePoint(0, r), PagePoint(-r, 0)]
  }

  private static func square(_ r: Double) -> [PagePoint] {
    [PagePoint(-r, -r), PagePoint(r, -r), PagePoint(r, r), PagePoint(-r, r)]
  }
}

/// The size of the marks of estates on one map.
enum MarkSize {
  private static let cell = 16.0

  /// A radius by which the marks of most places do not touch: it shrinks where places are dense. `places` are those
  /// on the map.
  static func radius(_ places: [PagePoint]) -> Double {
    guard !places.isEmpty else { return 3 }
    var counts: [Int64: Int] = [:]
    let key = { (place: PagePoint) in
      Int64((place.x / cell).rounded(.down)) << 32 | Int64((place.y / cell).rounded(.down))
    }
    for place in places { counts[key(place), default: 0] += 1 }
    // The number of neighbours that three of four places do not exceed.
    let neighbours = places.map { counts[key($0), default: 1] }.sorted()
    let many = Double(neighbours[neighbours.count * 3 / 4])
    let spacing = (cell * cell / many).squareRoot()
    return min(3.2, max(0.6, spacing * 0.3))
  }

  /// Places of one kind without those that another one hides.
  static func distinct(_ places: [PagePoint], radius: Double) -> [PagePoint] {
    var taken = Set<Int64>()
    let grid = radius / 3
    return places.filter {
      taken.insert(Int64(($0.x / grid).rounded()) << 32 | Int64(($0.y / grid).rounded())).inserted
    }
  }
}
