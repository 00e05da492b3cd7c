import Coverage
import Layers
import TextFormats

extension EstateRecord {
  /// Appends what was decided, and from what.
  @inline(__always)
  func appendJudgement<Values: ValueWriter>(
    _ key: EstateKey, of place: Int, to buffer: inout ByteBuffer, as values: Values.Type
  ) {
    // A local copy of the judgement would count references to its lists.
    var verdict: Verdict { results.reaches[place].verdict }
    var reason: Reason? { results.reaches[place].reason }
    switch key {
    case .applies: Values.text(results.reaches[place].applies.code, to: &buffer)
    case .reach: Values.text(results.reaches[place].reach.rawValue, to: &buffer)
    case .verdict: Values.text(verdict.rawValue, to: &buffer)
    case .verdictText: Values.text(verdict.message.text(results.language), to: &buffer)
    case .reason: Values.text(reason?.rawValue, to: &buffer)
    case .reasonText: Values.text(reason?.message.text(results.language), to: &buffer)
    case .inReach: Values.integer(results.reaches[place].inReach, to: &buffer)
    case .borderline:
      let walks = results.circle.limitMinutes != nil
      Values.codes(walks ? results.reaches[place].borderline : nil, to: &buffer)
    case .island: Values.decimal(results.reaches[place].island?.metres, to: &buffer)
    default: Values.misses(results.reaches[place].nearMisses, among: labels, to: &buffer)
    }
  }

  /// Appends what is known of the nearest facility that counts, and of the way to it.
  @inline(__always)
  func appendNearest<Values: ValueWriter>(
    _ key: EstateKey, of place: Int, to buffer: inout ByteBuffer, as values: Values.Type
  ) {
    guard let nearest = results.reaches[place].nearest else {
      let isBeyond = key == .nearestBeyond
      return Values.decimal(isBeyond ? results.searchLimit.metres : nil, to: &buffer)
    }
    switch key {
    case .nearestID: Values.text(labels[nearest.facility].id, to: &buffer)
    case .nearestName: Values.text(labels[nearest.facility].name, to: &buffer)
    case .straight: Values.decimal(nearest.straight.metres, to: &buffer)
    case .walk: Values.decimal(nearest.walk?.metres, to: &buffer)
    case .minutes: Values.decimal(nearest.minutes, to: &buffer)
    case .margin: Values.decimal(margin(nearest), to: &buffer)
    case .reachedFrom: appendStart(nearest.from, of: place, to: &buffer, as: values)
    default: Values.decimal(nil, to: &buffer)
    }
  }

  private func margin(_ nearest: NearestFacility) -> Double? {
    guard let minutes = nearest.minutes, let limit = results.circle.limitMinutes else { return nil }
    return limit - minutes
  }

  private func appendStart<Values: ValueWriter>(
    _ start: ReachedFrom, of place: Int, to buffer: inout ByteBuffer, as values: Values.Type
  ) {
    switch start {
    case .point: Values.text("point", to: &buffer)
    case .gate(let gate): Values.text(results.estates[place].gates[gate].id, to: &buffer)
    case .boundary: Values.text("boundary", to: &buffer)
    case .inside: Values.text("inside", to: &buffer)
    }
  }
}

extension NearestFacility {
  fileprivate var minutes: Double? { time.map { $0.inSeconds / 60 } }
}
