/// Demands whose weight may be split among the sites in reach, and the capacity of each site.
final class SplitNetwork {
  let rows: Int
  let sites: Int
  let rowStart: Buffer<Int32>
  let rowSite: Buffer<Int32>
  let siteStart: Buffer<Int32>
  let siteRow: Buffer<Int32>
  /// The index in `rowSite` of each pair of a site.
  let sitePair: Buffer<Int32>
  /// The weight of each row.
  let weight: Buffer<Int64>
  /// The weight that each site can serve of the rows that it reaches.
  let capacity: Buffer<Int64>

  /// The number of pairs.
  var pairs: Int { Int(rowStart[rows]) }
  /// The total weight of all rows.
  let total: Int64

  /// Makes a network from rows that are stored one after another.
  init(starts: [Int32], columns: [Int32], weights: [Int64], capacities: [Int64]) {
    (rows, sites) = (weights.count, capacities.count)
    rowStart = Buffer(starts, or: 0)
    rowSite = Buffer(columns, or: 0)
    weight = Buffer(weights, or: 0)
    total = weights.reduce(0, +)
    siteStart = Buffer(capacities.count + 1, 0)
    siteRow = Buffer(columns.count, 0)
    sitePair = Buffer(columns.count, 0)
    capacity = Buffer(capacities, or: 0)
    for column in columns { siteStart[Int(column) + 1] += 1 }
    for site in 0..<sites { siteStart[site + 1] += siteStart[site] }
    let next = Buffer(siteStart.prefix(sites), or: 0)
    let reached = Buffer<Int64>(sites, 0)
    for row in 0..<rows {
      for pair in Int(starts[row])..<Int(starts[row + 1]) {
        let site = Int(columns[pair])
        siteRow[Int(next[site])] = Int32(row)
        sitePair[Int(next[site])] = Int32(pair)
        next[site] += 1
        reached[site] += weights[row]
      }
    }
    for site in 0..<sites { capacity[site] = min(capacity[site], reached[site]) }
  }

  /// The indices in `rowSite` of the pairs of a row.
  @inline(__always)
  func row(_ row: Int) -> Range<Int> {
    Range(uncheckedBounds: (Int(rowStart.base[row]), Int(rowStart.base[row + 1])))
  }

  /// The indices in `siteRow` of the pairs of a site.
  @inline(__always)
  func site(_ site: Int) -> Range<Int> {
    Range(uncheckedBounds: (Int(siteStart.base[site]), Int(siteStart.base[site + 1])))
  }
}
