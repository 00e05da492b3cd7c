import Geodesy
import PlaneGeometry
import Wording

/// Tells whether one of two layers that belong together is shifted, as if it were in another datum.
///
/// There are two signs: how far facilities that bear the name of an estate lie from that estate, and how near
/// facilities lie to any estate, both as declared and as moved by each possible mistake. Both use a sample. Nothing is
/// ever converted.
package struct LayerShift {
  private let estates: DatumLayer
  private let facilities: DatumLayer

  /// Compares two layers; nil if there are too few points to compare.
  package init?(estates: DatumLayer, facilities: DatumLayer) {
    let windows = SampleWindows(around: facilities.points)
    var nearEstates = windows.part(of: estates)
    var nearFacilities = windows.part(of: facilities)
    if nearEstates.points.count > 10_000, nearFacilities.points.count > 4000 {
      // With this many points, a quarter of the area tells as much.
      nearEstates = windows.halved.part(of: nearEstates)
      nearFacilities = windows.halved.part(of: nearFacilities)
    }
    self.estates = nearEstates
    self.facilities = nearFacilities.sample(500)
    guard self.estates.points.count >= 20, self.facilities.points.count >= 20 else { return nil }
  }

  /// The warning; nil if the layers do not look shifted.
  package var issue: DataIssue? {
    let index = PointIndex(estates.points, cell: .metres(200))
    let asDeclared = medianGap(facilities.points, index)
    let ofFacilities = DatumHypothesis.all(declared: facilities.crs).map { hypothesis in
      let moved = facilities.points.map(hypothesis.moved)
      return Mistake(facilities, hypothesis, gap: medianGap(moved, index))
    }
    let ofEstates = DatumHypothesis.all(declared: estates.crs).map { hypothesis in
      let moved = PointIndex(estates.points.map(hypothesis.moved), cell: .metres(200))
      return Mistake(estates, hypothesis, gap: medianGap(facilities.points, moved))
    }
    let mistakes = ofFacilities + ofEstates
    let pairs = NamedPairs(estates, facilities)
    if let offset = pairs.offset,
      let mistake = mistakes.min(by: { pairs.misfit($0) < pairs.misfit($1) }),
      pairs.misfit(mistake) < 0.4 * offset
    {
      return issue(mistake, .names(pairs.count))
    }
    guard let best = mistakes.min(by: { $0.gap < $1.gap }), Self.isTelling(best.gap, asDeclared)
    else { return nil }
    return issue(best, .gaps(declared: asDeclared, without: best.gap))
  }

  /// Whether rooms lie so much nearer to estates without the mistake that it cannot be chance: at less than half the
  /// distance, and as near as a room beside its estate.
  private static func isTelling(_ without: Double, _ declared: Double) -> Bool {
    without < declared * 0.5 && declared - without > 50 && without < 200
  }

  /// The median distance from the points to their nearest estates, searched up to 3 km.
  private func medianGap(_ points: [Coordinate], _ index: PointIndex) -> Double {
    let gaps = points.map { point -> Double in
      for radius in [200.0, 800, 3000] {
        var least = Double.infinity
        index.forEachNear(point, within: radius) { _, squared in least = min(least, squared) }
        if least <= radius * radius { return least.squareRoot() }
      }
      return 3000
    }.sorted()
    return gaps[gaps.count / 2]
  }

  private func issue(_ mistake: Mistake, _ evidence: Message) -> DataIssue {
    let (declared, actual) = (mistake.hypothesis.declared.name, mistake.hypothesis.actual.name)
    let other = mistake.layer.file == facilities.file ? estates.file : facilities.file
    let offset = mistake.offset
    return DataIssue(
      file: mistake.layer.file, field: "crs", value: mistake.layer.crs.name, code: .datumShift,
      severity: .doubtful,
      message: Message(
        en:
          "lies beside \(other) as if declared wrongly: if it were \(actual) and not \(declared), it would "
          + "lie \(offset.english); \(evidence.english). Or \(other) is declared wrongly the other way "
          + "round. Check both declarations; nothing was converted",
        zh: "与\(other)错位，坐标系声明疑似有误：若实为\(actual)而非\(declared)，应\(offset.chinese)移动；"
          + "\(evidence.chinese)。也可能是\(other)的声明有误。请核对两者的声明；未作任何转换"))
  }
}

/// One of the two layers, taken in the wrong datum.
private struct Mistake {
  let layer: DatumLayer
  let hypothesis: DatumHypothesis
  /// The median distance from facilities to estates without the mistake.
  let gap: Double

  init(_ layer: DatumLayer, _ hypothesis: DatumHypothesis, gap: Double) {
    self.layer = layer
    self.hypothesis = hypothesis
    self.gap = gap
  }

  /// The way along which the layer would move.
  var offset: GroundOffset {
    let place = layer.points[0]
    return GroundOffset(from: place, to: hypothesis.moved(place))
  }
}

extension Message {
  fileprivate static func names(_ count: Int) -> Message {
    Message(
      en:
        "\(counted(count, "facility that bears", "facilities that bear")) an estate's name \(inNumber(count, "shows", "show")) it",
      zh: "依据：\(Decimals.grouped(count))处与小区同名的设施")
  }

  fileprivate static func gaps(declared: Double, without: Double) -> Message {
    Message(
      en: "half of the facilities would then lie within \(Int(without)) m of an estate, instead of "
        + "\(Int(declared)) m",
      zh: "依据：移动后半数设施距最近小区不超过\(Int(without))米，现为\(Int(declared))米")
  }
}

/// Facilities whose name contains the name of exactly one estate, and their distances from it.
private struct NamedPairs {
  private let pairs: [(estate: Coordinate, facility: Int)]
  private let facilities: DatumLayer

  var count: Int { pairs.count }

  init(_ estates: DatumLayer, _ facilities: DatumLayer) {
    self.facilities = facilities
    var places: [String: Coordinate?] = [:]
    for (index, point) in estates.points.enumerated() {
      guard let name = estates.name(index), name.count >= 3 else { continue }
      places[name] = places[name] == nil ? .some(point) : .some(nil)
    }
    pairs = facilities.points.indices.compactMap { index in
      facilities.name(index).flatMap { Self.estate(in: $0, places) }.map { ($0, index) }
    }
  }

  /// The longest part of a facility's name that is searched, in characters. A longer text is a remark.
  private static let longestName = 200

  /// The location of the estate with the longest name that the facility's name contains.
  private static func estate(in name: String, _ places: [String: Coordinate?]) -> Coordinate? {
    let letters = Array(name.prefix(longestName))
    for length in stride(from: min(letters.count, 16), through: 3, by: -1) {
      for start in 0...(letters.count - length) {
        if let place = places[String(letters[start..<start + length])] { return place }
      }
    }
    return nil
  }

  /// The distance of the pairs; nil if there are too few of them or they disagree.
  var offset: Double? {
    guard pairs.count >= 5 else { return nil }
    let metres = pairs.map { Geodesic.distance($0.estate, facilities.points[$0.facility]).metres }
      .sorted()
    let middle = metres[metres.count / 2]
    return middle > 250 && middle < 2500 ? middle : nil
  }

  /// The median distance that would remain without the mistake.
  func misfit(_ mistake: Mistake) -> Double {
    guard !pairs.isEmpty else { return .infinity }
    let moved = mistake.hypothesis.moved
    let isFacility = mistake.layer.file == facilities.file
    let metres = pairs.map { pair -> Double in
      let facility = facilities.points[pair.facility]
      return isFacility
        ? Geodesic.distance(pair.estate, moved(facility)).metres
        : Geodesic.distance(moved(pair.estate), facility).metres
    }.sorted()
    return metres[metres.count / 2]
  }
}

/// A few windows of the map in which two layers are compared, so that a whole country takes no longer than a city.
private struct SampleWindows {
  private let centres: [Coordinate]
  /// Half the width of a window in degrees; 0.1 degrees of latitude are about 11 km.
  private var reach = 0.1

  /// The same windows, half as wide.
  var halved: SampleWindows {
    var halved = self
    halved.reach /= 2
    return halved
  }

  init(around points: [Coordinate]) {
    let step = max(1, points.count / 8)
    centres = stride(from: 0, to: points.count, by: step).prefix(8).map { points[$0] }
  }

  func part(of layer: DatumLayer) -> DatumLayer {
    let indices = layer.points.indices.filter { index in
      let point = layer.points[index]
      return centres.contains {
        abs($0.latitude - point.latitude) < reach && abs($0.longitude - point.longitude) < reach
      }
    }
    return layer.at(indices)
  }
}

extension DatumLayer {
  /// The layer with only the points that have these indices.
  fileprivate func at(_ indices: [Int]) -> DatumLayer {
    DatumLayer(
      file: file, crs: crs, points: indices.map { points[$0] }, name: { name(indices[$0]) },
      line: { line(indices[$0]) })
  }

  /// At most `most` points, spread evenly over the layer.
  fileprivate func sample(_ most: Int) -> DatumLayer {
    let step = max(1, (points.count + most - 1) / most)
    return at(Array(stride(from: 0, to: points.count, by: step)))
  }
}
