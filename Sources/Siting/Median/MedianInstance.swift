/// A p-median problem: each row takes its cheapest open site, or its fallback, with at most `limit` sites opened.
///
/// Sites that are open already are in the fallbacks, so that opening one lowers fallbacks and shortens rows.
final class MedianInstance {
  private(set) var rows = 0
  private(set) var sites = 0
  private(set) var start: Buffer<Int32>
  /// The sites of each row in ascending order of cost, with their costs, which are all below the fallback.
  private(set) var site: Buffer<Int32>
  private(set) var cost: Buffer<Double>
  /// The cost of a row without any site; infinite if it must be served.
  private(set) var fallback: Buffer<Double>
  private(set) var rowName: Buffer<Int32>
  private(set) var siteName: Buffer<Int32>
  var limit = 0
  /// The sum of the fallbacks of rows that no site serves more cheaply; infinite if the problem has no solution.
  private(set) var fixed = 0.0

  var pairs: Int { Int(start[rows]) }

  init() {
    start = Buffer(1, 0)
    site = Buffer(0, 0)
    cost = Buffer(0, 0)
    fallback = Buffer(0, 0)
    rowName = Buffer(0, 0)
    siteName = Buffer(0, 0)
  }

  /// Makes an instance of rows in any order.
  convenience init(
    sites: Int, rows: [[(site: Int32, cost: Double)]], fallbacks: [Double], limit: Int
  ) {
    self.init()
    let pairs = rows.reduce(0) { $0 + $1.count }
    reserve(rows.count, sites, pairs)
    self.sites = sites
    self.limit = limit
    for index in 0..<sites { siteName[index] = Int32(index) }
    var place = 0
    for (row, list) in rows.enumerated() {
      let begin = place
      start[self.rows] = Int32(place)
      for pair in list.sorted(by: { ($0.cost, $0.site) < ($1.cost, $1.site) }) {
        guard pair.cost < fallbacks[row] else { break }
        (site[place], cost[place]) = (pair.site, pair.cost)
        place += 1
      }
      close(row, begin: begin, place, fallbacks[row])
    }
    start[self.rows] = Int32(place)
  }

  /// Ends a row. A row without sites contributes only its fallback.
  private func close(_ name: Int, begin: Int, _ place: Int, _ fallback: Double) {
    if place == begin {
      fixed += fallback
      return
    }
    self.fallback.base[rows] = fallback
    rowName.base[rows] = Int32(name)
    rows += 1
  }

  /// Becomes the rest of another instance once some sites are opened and some are left out.
  func fill(
    from other: MedianInstance, keep: Buffer<Bool>, opened: [Int], newSite: Buffer<Int32>
  ) {
    reserve(other.rows, other.sites, other.pairs)
    limit = other.limit - opened.count
    (rows, fixed) = (0, other.fixed)
    var count = 0
    for old in 0..<other.sites {
      newSite.base[old] = -1
      guard keep.base[old] else { continue }
      newSite.base[old] = Int32(count)
      siteName.base[count] = Int32(old)
      count += 1
    }
    sites = count
    for site in opened { newSite.base[site] = -2 }
    var place = 0
    for row in 0..<other.rows {
      let begin = place
      start.base[rows] = Int32(place)
      var limit = other.fallback.base[row]
      for pair in other.row(row) {
        let new = newSite.base[Int(other.site.base[pair])]
        if new == -2 {
          limit = other.cost.base[pair]
          break
        }
        guard new >= 0 else { continue }
        site.base[place] = new
        cost.base[place] = other.cost.base[pair]
        place += 1
      }
      // Sites that cost no less than the opened one are useless to this row.
      while place > begin, cost.base[place - 1] >= limit { place -= 1 }
      close(row, begin: begin, place, limit)
    }
    start.base[rows] = Int32(place)
  }

  private func reserve(_ rows: Int, _ sites: Int, _ pairs: Int) {
    if start.count < rows + 1 {
      start = Buffer(rows + 1, 0)
      fallback = Buffer(rows, 0)
      rowName = Buffer(rows, 0)
    }
    if siteName.count < sites { siteName = Buffer(sites, 0) }
    if site.count < pairs {
      site = Buffer(pairs, 0)
      cost = Buffer(pairs, 0)
    }
  }

  @inline(__always)
  func row(_ row: Int) -> Range<Int> {
    Range(uncheckedBounds: (Int(start.base[row]), Int(start.base[row + 1])))
  }

  /// The cost if these sites are open.
  func value(_ isOpen: (Int) -> Bool) -> Double {
    var sum = fixed
    for row in 0..<rows {
      var best = fallback.base[row]
      for pair in self.row(row) where isOpen(Int(site.base[pair])) {
        best = cost.base[pair]
        break
      }
      sum += best
    }
    return sum
  }
}
