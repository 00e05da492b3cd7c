/// Adds the errors and gaps of a real ledger on purpose.
///
/// `SampleData/README.md` lists them by line. Line `n` of the file is the row with index `n - 2`.
enum EstateFlaws {
  static func spoil(_ rows: inout [EstateRow]) {
    blurYears(&rows)
    blankCells(&rows)
    change(&rows, at: 46) { $0.name += ",沿河片" }
    change(&rows, at: 97) { ($0.longitude, $0.latitude) = ("", "") }
    change(&rows, at: 131) { ($0.longitude, $0.latitude) = ($0.latitude, $0.longitude) }
    change(&rows, at: 163) { ($0.year, $0.old, $0.renovation) = ("不详", "", "") }
    change(&rows, at: 210) { $0.township = $0.township == "岚桥街道" ? "砚池街道" : "岚桥街道" }
    repeatRow(&rows, from: 72, to: 118)
    reuseID(&rows, from: 185, to: 241)
  }

  /// Replaces some years by the imprecise forms that clerks write. Where only the year is to decide,
  /// the flags are cleared as well.
  private static func blurYears(_ rows: inout [EstateRow]) {
    for (wanted, text) in [("198", "80年代"), ("199", "90年代"), ("199", "1998-2002")] {
      let found = rows.indices.filter { rows[$0].year.hasPrefix(wanted) }
      let step = text == "90年代" ? 17 : 23
      for index in found.enumerated().filter({ $0.offset % step == 11 }).map(\.element).prefix(4) {
        change(&rows, at: index) { ($0.year, $0.old, $0.renovation) = (text, "", "") }
      }
    }
    for index in [29, 88, 154, 202] {
      change(&rows, at: index) { $0.year += "年" }
    }
  }

  private static func blankCells(_ rows: inout [EstateRow]) {
    for index in [12, 57, 61, 109, 147, 178, 190, 233, 268] {
      change(&rows, at: index) { $0.year = "" }
    }
    for index in [57, 109, 190, 233] {
      change(&rows, at: index) { ($0.old, $0.renovation) = ("", "") }
    }
    for index in [20, 75, 140, 176, 251] {
      change(&rows, at: index) { $0.township = "" }
    }
    for index in [33, 169] { change(&rows, at: index) { $0.households = "" } }
    for index in [84, 169, 222] { change(&rows, at: index) { $0.elders = "" } }
  }

  /// Inserts an exact duplicate of a row.
  private static func repeatRow(_ rows: inout [EstateRow], from source: Int, to target: Int) {
    guard rows.indices.contains(source), target <= rows.count else { return }
    rows.insert(rows[source], at: target)
  }

  /// Gives another estate an id that is already in use.
  private static func reuseID(_ rows: inout [EstateRow], from source: Int, to target: Int) {
    guard rows.indices.contains(source) else { return }
    let id = rows[source].id
    change(&rows, at: target) { $0.id = id }
  }

  private static func change(
    _ rows: inout [EstateRow], at index: Int, edit: (inout EstateRow) -> Void
  ) {
    guard rows.indices.contains(index) else { return }
    edit(&rows[index])
  }
}
