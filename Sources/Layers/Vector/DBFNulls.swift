import Wording

#if GDAL
  import TextFormats
  import VectorFormats

  #if canImport(Glibc)
    import Glibc
  #else
    import Darwin
  #endif

  /// Replaces what the library writes for missing values by blanks. For a missing number it writes asterisks, and for a
  /// missing date zeros, which other programs use for a number that did not fit and for an invalid date.
  enum DBFNulls {
    /// The number of bytes that are held at a time.
    private static let pieceSize = 4 << 20

    static func blank(_ path: String) throws(VectorFault) {
      let file = SystemCall.open(path, O_RDWR | O_CLOEXEC)
      // A layer without columns has no table.
      guard file >= 0 else { return }
      defer { close(file) }
      // The largest possible header: 255 fields of 32 bytes each, after the head of the file.
      guard let head = piece(of: file, at: 0, count: 1 << 14),
        let layout = head.withUnsafeBufferPointer(DBFLayout.init), layout.width > 0
      else { return }
      let rows = max(1, pieceSize / layout.width)
      for first in stride(from: 0, to: layout.rows, by: rows) {
        let place = layout.start + first * layout.width
        let count = min(rows, layout.rows - first) * layout.width
        guard var records = piece(of: file, at: place, count: count) else { break }
        blank(&records, layout)
        guard pwrite(file, records, records.count, off_t(place)) == records.count else {
          throw VectorFault(.cannotWrite, String(cString: strerror(errno)))
        }
      }
    }

    private static func piece(of file: Int32, at place: Int, count: Int) -> [UInt8]? {
      var bytes = [UInt8](repeating: 0, count: count)
      let got = pread(file, &bytes, count, off_t(place))
      return got > 0 ? Array(bytes.prefix(got)) : nil
    }

    private static func blank(_ records: inout [UInt8], _ layout: DBFLayout) {
      for field in layout.fields {
        guard let sign = sign(ofNullIn: field.type) else { continue }
        for start in stride(from: 0, through: records.count - layout.width, by: layout.width) {
          let cell = start + field.cell.lowerBound..<start + field.cell.upperBound
          guard cell.upperBound <= records.count, records[cell].allSatisfy({ $0 == sign }) else {
            continue
          }
          for place in cell { records[place] = 0x20 }
        }
      }
    }

    private static func sign(ofNullIn type: UInt8) -> UInt8? {
      switch type {
      case UInt8(ascii: "N"), UInt8(ascii: "F"): UInt8(ascii: "*")
      case UInt8(ascii: "D"): UInt8(ascii: "0")
      default: nil
      }
    }
  }
#endif
