#if GDAL
  import TextFormats
  import VectorFormats

  #if canImport(Glibc)
    import Glibc
  #else
    import Darwin
  #endif

  /// Makes blanks of what the library writes for values that are not there: a number of asterisks and a date of
  /// zeros, which elsewhere mean a number that was too wide and a date that cannot be.
  enum DBFNulls {
    /// So many bytes are held at a time.
    private static let pieceSize = 4 << 20

    static func blank(_ path: String) throws(VectorFault) {
      let file = open(path, O_RDWR | O_CLOEXEC)
      // A layer without columns has no table.
      guard file >= 0 else { return }
      defer { close(file) }
      // 255 fields of 32 bytes and the head of the file are the most that there is.
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
