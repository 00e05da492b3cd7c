#if GDAL
  #if canImport(Glibc)
    import Glibc
  #else
    import Darwin
  #endif

  /// Texts as C has them.
  enum CText {
    /// How many bytes stand before the NUL.
    @inline(__always)
    static func length(_ text: UnsafePointer<CChar>) -> Int { strlen(text) }

    /// The bytes before the NUL.
    @inline(__always)
    static func bytes(_ text: UnsafePointer<CChar>) -> UnsafeBufferPointer<UInt8> {
      let count = strlen(text)
      return UnsafeRawBufferPointer(start: text, count: count).bindMemory(to: UInt8.self)
    }
  }
#endif
