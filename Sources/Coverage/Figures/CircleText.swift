import Geodesy
import Wording

extension ServiceCircle {
  /// The circle as people say it, beside the `code` that records carry: `15 minutes on foot, elder at 1 m/s,
  /// straight lines x 1.3`.
  public func text(by method: ReachMethod) -> Message {
    switch self {
    case .walking(let limit, let walker, let detour):
      let walk = walker.walk(minutes: limit.inSeconds / 60)
      let way = detour.text(by: method)
      return Message(
        en: "\(walk.english), \(way.english)", zh: "\(walk.chinese)，\(way.chinese)")
    case .radius(let radius):
      let metres = Self.plain(radius.metres)
      return Message(en: "\(metres) m in a straight line", zh: "直线距离\(metres)米")
    }
  }

  /// A number with separators between thousands and without needless zeros.
  fileprivate static func plain(_ value: Double) -> String {
    let text = Decimals.text(value, 6, keepingZeros: false)
    let point = text.firstIndex(of: ".") ?? text.endIndex
    return (Int(text[..<point]).map(Decimals.grouped) ?? "") + text[point...]
  }
}

extension ServiceCircle {
  /// The circle and the method that a `code` describes; nil for any other text.
  package static func read(code: String) -> (circle: ServiceCircle, method: ReachMethod)? {
    let words = code.split(separator: " ").map(String.init)
    if words.count == 3, words[0] == "radius", words[2] == "m", let metres = Double(words[1]) {
      return (.radius(.metres(metres)), .straight)
    }
    guard words.count >= 7, words[1] == "min", words[4] == "m/s",
      let minutes = Double(words[0]), let speed = Double(words[3]),
      let detour = words.last.flatMap(Double.init).flatMap(DetourFactor.init),
      let walker = Walker.named.first(where: { $0.name == words[2] })
        ?? Walker.custom(.metresPerSecond(speed))
    else { return nil }
    let circle = ServiceCircle.walk(minutes: minutes, walker: walker, detour: detour)
    return (circle, words[5] == "detour" ? .straight : .street)
  }
}

extension Walker {
  /// The duration, the walker and the speed.
  fileprivate func walk(minutes: Double) -> Message {
    let time = ServiceCircle.plain(minutes)
    let pace = "\(ServiceCircle.plain(speed.metresPerSecond)) m/s"
    let who = self == Walker.custom(speed) ? "at" : "\(name) at"
    return Message(
      en: "\(time) \(minutes == 1 ? "minute" : "minutes") on foot, \(who) \(pace)",
      zh: "\(chinese)步行\(time)分钟（\(pace)）")
  }

  /// The Chinese words for the walker, which come before the walk; empty for a speed without a name.
  private var chinese: String {
    switch self {
    case .elder: "老人"
    case .frail: "体弱老人"
    case .fit: "健壮老人"
    default: ""
    }
  }
}

extension DetourFactor {
  /// What is walked along. The factor is the detour factor of straight lines, or that of the legs off the streets.
  fileprivate func text(by method: ReachMethod) -> Message {
    let factor = ServiceCircle.plain(value)
    return method.isEstimated
      ? Message(en: "straight lines x \(factor)", zh: "直线距离×\(factor)")
      : Message(en: "along streets, x \(factor) off them", zh: "沿道路，路外距离×\(factor)")
  }
}
