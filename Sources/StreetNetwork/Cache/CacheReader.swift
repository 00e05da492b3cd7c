import Foundation
import TextFormats

/// Reads the sections of a prepared network and checks that they are consistent.
struct CacheReader {
  private let file: FileBytes
  private let ranges: [CacheSection: Range<Int>]

  /// Checks the header and the checksums of all sections.
  init(_ file: FileBytes) throws(NetworkError) {
    self.file = file
    ranges = try file.withBytes { bytes in
      Result { () throws(NetworkError) in try Self.ranges(UnsafeRawBufferPointer(bytes)) }
    }.get()
  }

  private static func ranges(
    _ bytes: UnsafeRawBufferPointer
  ) throws(NetworkError) -> [CacheSection: Range<Int>] {
    guard bytes.starts(with: CacheHeader.magic) else { throw .damagedCache("magic") }
    guard bytes.count >= CacheHeader.size else { throw .damagedCache("header") }
    let word = { bytes.loadUnaligned(fromByteOffset: 8 + 8 * $0, as: UInt64.self) }
    guard word(0) == UInt64(NetworkCache.version) else {
      throw .otherCacheVersion(UInt32(truncatingIfNeeded: word(0)))
    }
    let count = CacheSection.allCases.count
    let head = UnsafeRawBufferPointer(rebasing: bytes[8..<(CacheHeader.size - 8)])
    guard word(1 + 3 * count) == CacheHeader.checksum(head) else { throw .damagedCache("header") }
    var ranges: [CacheSection: Range<Int>] = [:]
    for (index, section) in CacheSection.allCases.enumerated() {
      let (start, length) = (word(1 + 3 * index), word(2 + 3 * index))
      let size = UInt64(bytes.count)
      guard start >= CacheHeader.size, start <= size, length <= size - start else {
        throw .damagedCache("\(section): cut off")
      }
      let range = Int(start)..<Int(start + length)
      let contents = UnsafeRawBufferPointer(rebasing: bytes[range])
      guard CacheHeader.checksum(contents) == word(3 + 3 * index) else {
        throw .damagedCache("\(section)")
      }
      ranges[section] = range
    }
    return ranges
  }

  // MARK: - Sections

  /// A section that consists of plain values of one type.
  func array<Element: BitwiseCopyable>(
    _ section: CacheSection
  ) throws(NetworkError) -> [Element] {
    let range = ranges[section] ?? 0..<0
    let stride = MemoryLayout<Element>.stride
    guard range.count % stride == 0, range.count / stride < Int(Int32.max) else {
      throw .damagedCache("\(section)")
    }
    return file.withBytes { bytes in
      Array(unsafeUninitializedCapacity: range.count / stride) { target, count in
        UnsafeMutableRawBufferPointer(target).copyBytes(from: bytes[range])
        count = range.count / stride
      }
    }
  }

  /// A section that is encoded as JSON.
  func json<Value: Decodable>(_ section: CacheSection) throws(NetworkError) -> Value {
    let range = ranges[section] ?? 0..<0
    let data = file.withBytes { Data($0[range]) }
    do {
      return try JSONDecoder().decode(Value.self, from: data)
    } catch {
      throw .damagedCache("\(section)")
    }
  }

  /// A section of coordinates. Throws if any is outside the ranges of longitude and latitude.
  private func places(_ section: CacheSection) throws(NetworkError) -> [FixedCoordinate] {
    let places: [FixedCoordinate] = try array(section)
    let isOnEarth = places.allSatisfy {
      $0.x.magnitude <= 1_800_000_000 && $0.y.magnitude <= 900_000_000
    }
    guard isOnEarth else { throw .damagedCache("\(section)") }
    return places
  }

  /// The lines in two sections. Throws unless every line has at least two points.
  func lines(
    _ points: CacheSection, _ starts: CacheSection
  ) throws(NetworkError) -> LineShapes {
    let lines = LineShapes(points: try places(points), starts: try array(starts))
    guard lines.starts.first == 0, Int(lines.starts.last ?? -1) == lines.points.count,
      zip(lines.starts, lines.starts.dropFirst()).allSatisfy({ $1 >= 2 && $0 <= $1 - 2 })
    else { throw .damagedCache("\(starts)") }
    return lines
  }

  // MARK: - Parts of the map

  /// Reads the street graph. Throws unless its arrays are consistent.
  func graph(stepsFactor: Double) throws(NetworkError) -> StreetGraph {
    let junctions = try places(.junctions)
    let shapes = try lines(.points, .starts)
    let ends: [CachePair] = try array(.ends)
    let traits: [UInt8] = try array(.traits)
    let names: [Int32] = try array(.names)
    let nameTable: [String] = try json(.nameTable)
    let along: [UInt32] = try array(.along)
    let counts = [ends.count, traits.count, names.count]
    guard counts.allSatisfy({ $0 == shapes.count }) else { throw .damagedCache("edges") }
    let known = 0..<Int32(truncatingIfNeeded: junctions.count)
    guard ends.allSatisfy({ known.contains($0.from) && known.contains($0.to) }) else {
      throw .damagedCache("\(CacheSection.ends)")
    }
    guard traits.allSatisfy({ $0 < 16 }) else { throw .damagedCache("\(CacheSection.traits)") }
    guard names.allSatisfy({ $0 >= -1 && $0 < nameTable.count }) else {
      throw .damagedCache("\(CacheSection.names)")
    }
    guard Self.isAscending(along, in: shapes), !Self.hasLongSegments(shapes) else {
      throw .damagedCache("\(CacheSection.along)")
    }
    return StreetGraph(
      junctions: junctions, ends: ends.map { ($0.from, $0.to) }, shapes: shapes, along: along,
      traits: traits.map(EdgeTraits.init(rawValue:)), names: names, nameTable: nameTable,
      stepsFactor: stepsFactor)
  }

  /// Whether the distances along every shape start at 0 and never decrease.
  private static func isAscending(_ along: [UInt32], in shapes: LineShapes) -> Bool {
    guard along.count == shapes.points.count else { return false }
    return (0..<shapes.count).allSatisfy { line in
      let range = shapes.points(of: line)
      return along[range.lowerBound] == 0
        && range.dropLast().allSatisfy { along[$0] <= along[$0 + 1] }
    }
  }

  /// Whether any segment is too long. Such segments are never written, since readers leave them out.
  private static func hasLongSegments(_ shapes: LineShapes) -> Bool {
    (0..<shapes.count).contains { line in
      shapes.points(of: line).dropLast().contains {
        StreetLength.isTooLong(shapes.points[$0], shapes.points[$0 + 1])
      }
    }
  }

  /// The walled rings, whose lines are among `lines`.
  func rings(among lines: LineShapes) throws(NetworkError) -> [WalledRing] {
    let numbers: [Int32] = try array(.ringLines)
    let starts: [Int32] = try array(.ringStarts)
    let openings = try places(.ringOpenings)
    guard starts.count == numbers.count + 1, starts.first == 0,
      Int(starts.last ?? -1) == openings.count,
      zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }),
      numbers.allSatisfy({ $0 >= 0 && $0 < lines.count }),
      zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 })
    else { throw .damagedCache("rings") }
    return numbers.enumerated().map { index, line in
      WalledRing(
        line: Int(line), openings: Array(openings[Int(starts[index])..<Int(starts[index + 1])]))
    }
  }
}
