#if GDAL
  #if canImport(Glibc)
    import Glibc
  #else
    import Darwin
  #endif

  /// Access to NUL-terminated C strings.
  enum CText {
    /// The number of bytes before the NUL.
    @inline(__always)
    static func length(_ text: UnsafePointer<CChar>) -> Int { strlen(text) }

    /// The bytes before the NUL, without copying them.
    @inline(__always)
    static func bytes(_ text: UnsafePointer<CChar>) -> UnsafeBufferPointer<UInt8> {
      let count = strlen(text)
      return UnsafeRawBufferPointer(start: text, count: count).bindMemory(to: UInt8.self)
    }
  }
#endif
