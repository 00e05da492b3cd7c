import CareModel

extension Register {
  /// The same register for a check without a day: a facility or room that was handed over or opened after a policy's
  /// first day may not be in use yet, whatever its status says.
  func doubtingLaterDays(than first: CalendarDate?) -> Register {
    guard asOf == nil else { return self }
    var register = self
    register.firstDayOfPolicy = first
    for index in (facilities ?? []).indices where facilities?[index].mayStartAfter(first) == true {
      register.facilities?[index].hasUnreadableDate = true
      register.lacksDay = true
    }
    for index in (rooms ?? []).indices where rooms?[index].mayStartAfter(first) == true {
      register.rooms?[index].hasUnreadableDate = true
      register.lacksDay = true
    }
    return register
  }
}

extension CareSupply {
  /// Whether it was handed over or opened after a day, or may have been.
  fileprivate func mayStartAfter(_ day: CalendarDate?) -> Bool {
    [days(.handover), days(.opening)].compactMap(\.self).contains { start in
      day.map { start.upperBound > $0 } ?? true
    }
  }
}
