import Foundation

/// Discs sorted into layers of similar radius, within a layer into rows from south to north, and within a
/// row from west to east.
///
/// Within a layer the largest radius is less than four times the smallest. The height of a row is half
/// the largest radius, or more if there would otherwise be more than about four rows per disc. The
/// neighbours of a disc that belong to its own layer or to layers of larger discs are then found in a few
/// rows, whatever the mix of radii. Building takes O(n log n) time. The order depends only on the set of
/// discs, not on the order in which they are given.
struct DiscRows: Sendable {
  struct Layer: Sendable {
    /// The largest radius of a disc in the layer.
    var largest = 0.0
    var south = 0.0
    var rowHeight = 1.0
    /// The index of its first row in `rowStarts`.
    var firstRow = 0
    var rows = 0
  }

  /// The coordinates and radii of the discs in order, identical discs only once.
  let xs: [Double]
  let ys: [Double]
  let radii: [Double]
  /// The index of each disc in the given array; for identical discs the smallest.
  let numbers: [Int32]
  /// The layer of each disc.
  let layerOf: [UInt8]
  /// The layers, from the smallest radii to the largest.
  let layers: [Layer]
  /// The index of the first disc of each row. Each layer has one more entry at its end.
  let rowStarts: [Int32]

  var count: Int { xs.count }

  init(_ discs: [PlaneDisc]) {
    var layers: [Layer] = []
    let kinds = Self.layers(of: discs, &layers)
    var entries = discs.indices.map { index -> Entry in
      let layer = layers[Int(kinds[index])]
      let row = Self.row(of: discs[index].centre.y, in: layer)
      let number = Int32(truncatingIfNeeded: index)
      return Entry(discs[index], layer: kinds[index], row: row, number: number)
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

  /// Sets up the layers and returns the layer of each disc.
  private static func layers(of discs: [PlaneDisc], _ layers: inout [Layer]) -> [UInt8] {
    // Radii from 1 mm to 1,000 km give powers of four from -5 to 9.
    let powers = discs.map { Int8(truncatingIfNeeded: $0.radius.exponent >> 1) }
    let present = Set(powers).sorted()
    var norths = [Double](repeating: -.infinity, count: present.count)
    var counts = [Int](repeating: 0, count: present.count)
    layers = present.map { _ in Layer(south: .infinity) }
    var layerOfPower = [UInt8](repeating: 0, count: 256)
    for (layer, power) in present.enumerated() {
      layerOfPower[Int(power) + 128] = UInt8(truncatingIfNeeded: layer)
    }
    let kinds = powers.map { layerOfPower[Int($0) + 128] }
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
    for index in entries.indices {
      if kept > 0, entries[kept - 1].coincides(with: entries[index]) { continue }
      entries[kept] = entries[index]
      kept += 1
    }
    entries.removeLast(entries.count - kept)
  }

  private static func rowStarts(_ entries: [Entry], _ layers: inout [Layer]) -> [Int32] {
    var starts: [Int32] = []
    var index = 0
    for layer in layers.indices {
      layers[layer].firstRow = starts.count
      for row in 0..<layers[layer].rows {
        starts.append(Int32(truncatingIfNeeded: index))
        let key = Entry.key(layer: UInt8(truncatingIfNeeded: layer), row: row)
        while index < entries.count, entries[index].key == key { index += 1 }
      }
      starts.append(Int32(truncatingIfNeeded: index))
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
      // Adding 0 turns a negative zero into a positive one.
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
