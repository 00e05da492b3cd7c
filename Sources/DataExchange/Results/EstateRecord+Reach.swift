import CareModel
import Coverage
import Geodesy
import TextFormats

extension EstateRecord {
  /// Appends what was decided, and from what.
  @inline(__always)
  func appendJudgement<Values: ValueWriter>(
    _ key: EstateKey, _ reach: EstateReach, to buffer: inout ByteBuffer, as values: Values.Type
  ) {
    switch key {
    case .applies: Values.text(reach.applies.code, to: &buffer)
    case .reach: Values.text(reach.reach.rawValue, to: &buffer)
    case .verdict: Values.text(reach.verdict.rawValue, to: &buffer)
    case .verdictText: Values.text(reach.verdict.message.text(results.language), to: &buffer)
    case .reason: Values.text(reach.reason?.rawValue, to: &buffer)
    case .reasonText: Values.text(reach.reason?.message.text(results.language), to: &buffer)
    case .inReach: Values.integer(reach.inReach, to: &buffer)
    case .borderline:
      Values.codes(results.circle.limitMinutes == nil ? nil : reach.borderline, to: &buffer)
    default: Values.misses(reach.nearMisses, among: results.facilities, to: &buffer)
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
    case .nearestID: Values.text(results.facilities[nearest.facility].id, to: &buffer)
    case .nearestName: Values.text(results.facilities[nearest.facility].name, to: &buffer)
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
