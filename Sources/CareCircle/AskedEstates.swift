import CareModel
import Coverage
import Registers
import Tables
import Wording

/// The estates that are asked about, among those that were read.
///
/// The others lie outside the `within` of the study. They still count where they affect the estates that are asked
/// about: their residents share the rooms nearby, and the people of their township are also allotted to them.
struct AskedEstates: Sendable {
  /// The ground that is asked about; nil for all ground.
  let ground: AskedGround?
  /// Every estate that was read; in a tile, every estate of the tile.
  let every: [Estate]
  /// The indices in `every` of those that are asked about.
  let rows: [Int]

  /// The estates on a ground; nil for all ground.
  init(_ every: [Estate], on ground: AskedGround?) {
    (self.ground, self.every) = (ground, every)
    rows = ground?.indices(of: every.map(\.anchor)) ?? Array(every.indices)
  }

  /// Those that are asked about.
  var estates: [Estate] { ground == nil ? every : rows.map { every[$0] } }

  /// The number of the others; nil if the study is not limited to a ground.
  var outside: Int? { ground.map { _ in every.count - rows.count } }

  /// The townships and communities of the others.
  var elsewhere: Set<String> {
    guard ground != nil else { return [] }
    let isAsked = Set(rows)
    let others = every.indices.lazy.filter { !isAsked.contains($0) }
    return Set(others.flatMap { [every[$0].township, every[$0].community] }.compactMap(\.self))
  }

  /// The numbers of estates outside, for the file of each; `origins` are those of `every`.
  func marking(_ infos: [InputInfo], _ origins: RowOrigins?) -> [InputInfo] {
    guard ground != nil, let origins else { return infos }
    var asked = [Int](repeating: 0, count: origins.sources.count)
    for row in rows { asked[origins.sourceNumber(of: row)] += 1 }
    var source = 0
    return infos.map { info in
      guard info.kind == .estates, source < asked.count else { return info }
      defer { source += 1 }
      var marked = info
      marked.rowsOutside = origins.rows(of: source).count - asked[source]
      return marked
    }
  }
}
