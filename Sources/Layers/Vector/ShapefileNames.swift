import TextFormats

/// Names of columns that the table of a shapefile can have: at most ten bytes, and no two alike.
package struct ShapefileNames {
  /// The names, in the order of the original names.
  package let names: [String]

  /// Cuts the names. If several would be the same, the end of the later ones is replaced by a number.
  package init(_ originals: [String]) {
    var taken: Set<String> = []
    names = originals.map { original in
      var candidate = Self.cut(original, to: 10)
      var number = 1
      while !taken.insert(candidate.lowercased()).inserted {
        let suffix = String(number)
        candidate = Self.cut(original, to: 10 - suffix.utf8.count) + suffix
        number += 1
      }
      return candidate
    }
  }

  /// The longest beginning of at most `count` bytes that ends with a whole character.
  package static func cut(_ text: String, to count: Int) -> String {
    var (cut, used) = ("", 0)
    for scalar in text.unicodeScalars {
      used += UTF8.width(scalar)
      if used > count { break }
      cut.unicodeScalars.append(scalar)
    }
    return cut
  }

  /// The table that gives the key for each name.
  package func table(_ keys: [String]) -> ByteBuffer {
    var buffer = ByteBuffer()
    buffer.append("\u{FEFF}field,key\r\n")
    for (name, key) in zip(names, keys) {
      buffer.appendCSVField(name, neutralisingFormulas: false)
      buffer.append(",")
      buffer.appendCSVField(key, neutralisingFormulas: false)
      buffer.append("\r\n")
    }
    return buffer
  }
}
