import CareModel
import Coverage
import Geodesy
import TextFormats
import Wording

/// The largest facility inside a circle in which all are too small: its area, what it lacks, and the walk to it.
struct UndersizedCalculation: Calculation {
  private let area: Double
  private let minimum: Double
  private let missing: Double
  private let walk: WalkCalculation

  /// The largest of some facilities inside the circle; nil if there are none.
  init?(
    _ inside: [NearMiss], _ facilities: [Facility], minimum: Area, _ circle: ServiceCircle
  ) {
    guard let shortfall = RoomShortfall(inside, facilities, minimum: minimum) else { return nil }
    (area, missing) = (shortfall.area, shortfall.missing)
    self.minimum = minimum.squareMetres
    let limit = circle.limits
    let way = shortfall.room.walk ?? shortfall.room.straight
    walk = WalkCalculation(
      metres: way.metres, minutes: circle.minutes(of: way), limitMetres: limit.metres,
      limitMinutes: limit.minutes, area: nil)
  }

  func append(_ language: Language, to text: inout ByteBuffer) {
    let (size, least) = (NumberText.distinct(area, from: minimum), NumberText.plain(minimum))
    let short = NumberText.plain(missing)
    text.append(
      language.pick(
        "the largest place inside has \(size) m2 of \(least) m2, \(short) m2 short",
        "圈内面积最大的一处为\(size)平方米，应为\(least)平方米，差\(short)平方米"))
    text.append("; the walk to it ", "；步行 ", in: language)
    walk.appendWalk(language, to: &text)
  }
}
