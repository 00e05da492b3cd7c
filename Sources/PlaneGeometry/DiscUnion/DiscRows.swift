import Foundation

/// Discs in layers of similar radius, each layer in rows from south to north, each row from west to east.
///
/// Within a layer the largest radius is less than four times the smallest. A row is half the largest radius high, or
/// higher where that would make more than four rows a disc. What lies near a disc of the same or of a smaller layer is then
/// found in a few rows, whatever the mix of radii. Building takes O(n log n) time, and the order depends on the discs
/// alone, not on the order in which they are given.
struct DiscRows: Sendable {
  struct Layer: Sendable {
    var largest = 0.0
    var south = 0.0
    var rowHeight = 1.0
    /// Where the starts of its rows are.
    var firstRow = 0
    var rows = 0
  }

  /// The discs in order, coincident ones once.
  let xs: [Double]
  let ys: [Double]
  let radii: [Double]
  /// The place of each disc in the array given; the smallest of coincident ones.
  let numbers: [Int32]
  /// The layer of each disc.
  let layerOf: [UInt8]
  /// From the smallest radii to the largest.
  let layers: [Layer]
  /// Where each row's discs start; each layer has one more at its end.
  let rowStarts: [Int32]

  var count: Int { xs.count }

  init(_ discs: [PlaneDisc]) {
    var layers: [Layer] = []
    let kinds = Self.layers(of: discs, &layers)
    var entries = discs.indices.map { place -> Entry in
      let layer = layers[Int(kinds[place])]
      let row = Self.row(of: discs[place].centre.y, in: layer)
      let number = Int32(truncatingIfNeeded: place)
      return Entry(discs[place], layer: kinds[place], row: row, number: number)
    }
    entries.sort()
    Self.dropRepeated(&entries)
    xs = entries.map(\.x)
    ys = entries.map(\.y)
    radii = entries.map(\.radius)
    numbers = entries.map(\.number)
    layerOf = entries.map { UInt8(truncatingIfNeeded: $0.key >> 32) }
    rowStarts = Self.rowStarts(entries, &layers)
    self.layers = layers
  }

  // MARK: - Building

  /// The layer of each disc, and the layers' measures.
  private static func layers(of discs: [PlaneDisc], _ layers: inout [Layer]) -> [UInt8] {
    // Radii of 1 mm to 1,000 km make powers of four from -5 to 9.
    let powers = discs.map { Int8(truncatingIfNeeded: $0.radius.exponent >> 1) }
    let present = Set(powers).sorted()
    var norths = [Double](repeating: -.infinity, count: present.count)
    var counts = [Int](repeating: 0, count: present.count)
    layers = present.map { _ in Layer(south: .infinity) }
    var place = [UInt8](repeating: 0, count: 256)
    for (layer, power) in present.enumerated() {
      place[Int(power) + 128] = UInt8(truncatingIfNeeded: layer)
    }
    let kinds = powers.map { place[Int($0) + 128] }
    for (disc, kind) in zip(discs, kinds) {
      let layer = Int(kind)
      layers[layer].largest = max(layers[layer].largest, disc.radius)
      layers[layer].south = min(layers[layer].south, disc.centre.y)
      norths[layer] = max(norths[layer], disc.centre.y)
      counts[layer] += 1
    }
    for layer in layers.indices {
      let extent = norths[layer] - layers[layer].south
      let most = Double(4 * counts[layer] + 64)
      layers[layer].rowHeight = max(layers[layer].largest / 2, extent / most)
      layers[layer].rows = Int(extent / layers[layer].rowHeight) + 1
    }
    return kinds
  }

  static func row(of y: Double, in layer: Layer) -> Int {
    min(layer.rows - 1, Int(max(0, (y - layer.south) / layer.rowHeight)))
  }

  private static func dropRepeated(_ entries: inout [Entry]) {
    var kept = 0
    for place in entries.indices {
      if kept > 0, entries[kept - 1].coincides(with: entries[place]) { continue }
      entries[kept] = entries[place]
      kept += 1
    }
    entries.removeLast(entries.count - kept)
  }

  private static func rowStarts(_ entries: [Entry], _ layers: inout [Layer]) -> [Int32] {
    var starts: [Int32] = []
    var place = 0
    for layer in layers.indices {
      layers[layer].firstRow = starts.count
      for row in 0..<layers[layer].rows {
        starts.append(Int32(truncatingIfNeeded: place))
        let key = Entry.key(layer: UInt8(truncatingIfNeeded: layer), row: row)
        while place < entries.count, entries[place].key == key { place += 1 }
      }
      starts.append(Int32(truncatingIfNeeded: place))
    }
    return starts
  }

  private struct Entry: Comparable {
    let key: UInt64
    let x: Double
    let y: Double
    let radius: Double
    let number: Int32

    init(_ disc: PlaneDisc, layer: UInt8, row: Int, number: Int32) {
      key = Self.key(layer: layer, row: row)
      // Adding 0 makes one zero of the two.
      (x, y, radius) = (disc.centre.x + 0, disc.centre.y + 0, disc.radius)
      self.number = number
    }

    static func key(layer: UInt8, row: Int) -> UInt64 {
      UInt64(layer) << 32 | UInt64(truncatingIfNeeded: row)
    }

    static func < (a: Entry, b: Entry) -> Bool {
      if a.key != b.key { return a.key < b.key }
      if a.x != b.x { return a.x < b.x }
      if a.y != b.y { return a.y < b.y }
      if a.radius != b.radius { return a.radius < b.radius }
      return a.number < b.number
    }

    func coincides(with other: Entry) -> Bool {
      x == other.x && y == other.y && radius == other.radius && key == other.key
    }
  }
}
