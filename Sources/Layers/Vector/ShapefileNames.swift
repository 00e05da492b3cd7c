import TextFormats

/// Names of columns as the table of a shapefile can have them: ten bytes, each once.
package struct ShapefileNames {
  /// The names, in the order of those that were given.
  package let names: [String]

  /// Cuts names; where two would be the same, the later ones get a number in place of their end.
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

  /// The longest beginning of at most so many bytes that ends with a whole character.
  package static func cut(_ text: String, to count: Int) -> String {
    var (cut, used) = ("", 0)
    for scalar in text.unicodeScalars {
      used += UTF8.width(scalar)
      if used > count { break }
      cut.unicodeScalars.append(scalar)
    }
    return cut
  }

  /// The table that tells which name stands for which key.
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
