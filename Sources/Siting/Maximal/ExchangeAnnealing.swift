#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Local search for maximal covering by simulated annealing: exchanges one column for another and accepts worse
/// solutions with falling probability.
///
/// The gain of each column that is left out and the loss of each that is taken are kept up to date, so that exchanges
/// of distant columns are evaluated at once.
final class ExchangeAnnealing {
  private let instance: CoverInstance
  private let conflicts: ConflictGraph
  private let meter: WorkMeter
  private var random: RandomSource
  private let count: Buffer<Int32>
  private let owner: Buffer<Int>
  /// The weight that a column left out would add, or that a taken one would lose.
  private let value: Buffer<Double>
  private let taken: Buffer<Int32>
  private let place: Buffer<Int32>
  private var takenCount = 0
  private var used = 0.0
  private var cost = 0.0
  private var covered = 0.0

  /// The best columns so far and their value: the weight that they cover, less their cost.
  private(set) var best: [Int32] = []
  private(set) var bestWorth = -Double.infinity
  /// Called regularly; returns whether to stop.
  var pause: () -> Bool = { false }

  init(_ instance: CoverInstance, conflicts: ConflictGraph, seed: UInt64, meter: WorkMeter) {
    self.instance = instance
    self.conflicts = conflicts
    self.meter = meter
    random = RandomSource(seed: seed)
    count = Buffer(instance.rows, 0)
    owner = Buffer(instance.rows, 0)
    value = Buffer(instance.columns, 0)
    taken = Buffer(instance.columns, 0)
    place = Buffer(instance.columns, -1)
    for column in 0..<instance.columns {
      for place in instance.column(column) {
        value[column] += instance.penalty[Int(instance.columnRow[place])]
      }
    }
  }

  private var worth: Double { covered - cost }

  private func isFree(_ column: Int, besides other: Int = -1) -> Bool {
    let freed = other < 0 ? 0 : 1
    guard takenCount - freed < instance.limit else { return false }
    if let size = instance.size {
      let left = used - (other < 0 ? 0 : size[other])
      guard left + size[column] <= instance.budget else { return false }
    }
    return conflicts.isEmpty
      || !conflicts.of(column).contains { Int($0) != other && place[Int($0)] >= 0 }
  }

  /// Takes the given columns as far as they are allowed, then the best that still fit.
  func start(_ columns: [Int32]) {
    for column in columns where place[Int(column)] < 0 && isFree(Int(column)) { add(Int(column)) }
    fill()
    keep()
  }

  private func fill() {
    while !meter.isOver {
      var (best, bestGain) = (-1, 0.0)
      for column in 0..<instance.columns where place.base[column] < 0 {
        let net = value.base[column] - instance.cost.base[column]
        let gain = instance.size.map { net / max($0[column], 1e-9) } ?? net
        if gain > bestGain, isFree(column) { (best, bestGain) = (column, gain) }
      }
      _ = meter.spend(instance.columns)
      if best < 0 { return }
      add(best)
    }
  }

  /// Anneals repeatedly from the best solution so far, each time for longer.
  func search() {
    guard takenCount > 0, takenCount < instance.columns else { return }
    var moves = max(20_000, instance.columns * 2000)
    var heat = 0.1
    while !meter.isOver {
      if !anneal(moves, heat) { return }
      restore()
      moves = min(moves * 2, 80_000_000)
      heat = heat > 0.04 ? heat * 0.7 : 0.1
    }
  }

  private func restore() {
    let target = Set(best)
    for column in taken.prefix(takenCount) where !target.contains(column) { remove(Int(column)) }
    for column in best where place[Int(column)] < 0 { add(Int(column)) }
  }

  private func anneal(_ moves: Int, _ heat: Double) -> Bool {
    // The temperature is scaled to the mean loss of a site that is taken away.
    let mean = max(1e-9, bestWorth / Double(max(1, takenCount)))
    let (first, last) = (mean * heat, mean * 0.005)
    let cooling = pow(last / first, 1 / Double(max(1, moves / 1000)))
    var heat = first
    for move in 0..<moves {
      if move % 1000 == 999 {
        heat *= cooling
        if pause() || meter.spend(30_000) { return false }
        if instance.size != nil { fill() }
      }
      let column = random.below(instance.columns)
      guard place.base[column] < 0 else { continue }
      let other = partner(column)
      let gain = value.base[column] - instance.cost.base[column]
      let loss = value.base[other] - instance.cost.base[other]
      let least = heat * log(max(1e-300, random.unit()))
      // Rows that both columns cover are not lost; without them the exchange is undervalued.
      guard gain >= least else { continue }
      var change = gain - loss
      if change < least { change += common(column, other) }
      guard change >= least, isFree(column, besides: other) else { continue }
      remove(other)
      add(column)
      if worth > bestWorth { keep() }
    }
    return true
  }

  /// A taken column to exchange: mostly one that also covers a row of the column.
  private func partner(_ column: Int) -> Int {
    let rows = instance.column(column)
    if random.next() & 3 != 0, !rows.isEmpty {
      let row = Int(instance.columnRow.base[rows.lowerBound + random.below(rows.count)])
      if count.base[row] == 1 { return owner.base[row] }
      if count.base[row] > 1 {
        let columns = instance.row(row)
        let begin = random.below(columns.count)
        for step in 0..<columns.count {
          let index = columns.lowerBound + (begin + step) % columns.count
          let other = Int(instance.rowColumn.base[index])
          if place.base[other] >= 0 { return other }
        }
      }
    }
    return Int(taken.base[random.below(takenCount)])
  }

  /// The weight of the rows that only `other` covers and that `column` would cover as well.
  private func common(_ column: Int, _ other: Int) -> Double {
    var sum = 0.0
    let rows = instance.column(column)
    for place in rows {
      let row = Int(instance.columnRow.base[place])
      if count.base[row] == 1 && owner.base[row] == other { sum += instance.penalty.base[row] }
    }
    _ = meter.spend(rows.count * 2)
    return sum
  }

  private func keep() {
    guard worth > bestWorth else { return }
    bestWorth = worth
    best = taken.prefix(takenCount)
  }

  private func add(_ column: Int) {
    place[column] = Int32(takenCount)
    taken[takenCount] = Int32(column)
    takenCount += 1
    used += instance.size?[column] ?? 0
    cost += instance.cost[column]
    var own = 0.0
    for pair in instance.column(column) {
      let row = Int(instance.columnRow.base[pair])
      let weight = instance.penalty.base[row]
      count.base[row] += 1
      if count.base[row] == 1 {
        own += weight
        covered += weight
        change(row, by: -weight)
      } else if count.base[row] == 2 {
        value.base[owner.base[row]] -= weight
      }
      owner.base[row] += column
    }
    value[column] = own
  }

  private func remove(_ column: Int) {
    takenCount -= 1
    let last = taken[takenCount]
    taken[Int(place[column])] = last
    place[Int(last)] = place[column]
    place[column] = -1
    used -= instance.size?[column] ?? 0
    cost -= instance.cost[column]
    var gain = 0.0
    for pair in instance.column(column) {
      let row = Int(instance.columnRow.base[pair])
      let weight = instance.penalty.base[row]
      count.base[row] -= 1
      owner.base[row] -= column
      if count.base[row] == 0 {
        covered -= weight
        change(row, by: weight)
        gain += weight
      } else if count.base[row] == 1 {
        value.base[owner.base[row]] += weight
      }
    }
    value[column] = gain
  }

  /// Updates the gains of the columns left out when a row ceases to be covered or becomes covered.
  private func change(_ row: Int, by weight: Double) {
    let columns = instance.row(row)
    for pair in columns {
      let column = Int(instance.rowColumn.base[pair])
      if place.base[column] < 0 { value.base[column] += weight }
    }
    _ = meter.spend(columns.count * 2 + 4)
  }
}
