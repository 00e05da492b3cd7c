/// The powers of ten that a double represents exactly, and those that fit in 64 bits.
enum PowersOfTen {
  /// 10 to the power of `n`, for n from 0 to 22.
  @inline(__always)
  static func exact(_ n: Int) -> Double {
    withUnsafePointer(to: table) { table in
      UnsafeRawPointer(table).load(fromByteOffset: n * 8, as: Double.self)
    }
  }

  // A tuple of literals is stored in the read-only data segment: no allocation, no lazy initialiser.
  private static let table:
    (
      Double, Double, Double, Double, Double, Double, Double, Double,
      Double, Double, Double, Double, Double, Double, Double, Double,
      Double, Double, Double, Double, Double, Double, Double
    ) = (
      1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
      1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    )

  /// 10 to the power of `n`, for n from 0 to 19.
  @inline(__always)
  static func whole(_ n: Int) -> UInt64 {
    withUnsafePointer(to: wholeTable) { table in
      UnsafeRawPointer(table).load(fromByteOffset: n * 8, as: UInt64.self)
    }
  }

  private static let wholeTable:
    (
      UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64,
      UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64
    ) = (
      1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
      10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000,
      100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000,
      100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000
    )
}
