/// Markup languages, whose texts are not tables whatever the names of the files end with.
package enum MarkupLanguage {
  case kml, html, xml

  /// Recognises the language from the first bytes of a file; nil for anything that may be a table.
  package init?(_ head: [UInt8]) {
    let text = String(
      decoding: head.starts(with: [0xEF, 0xBB, 0xBF]) ? head[3...] : head[...], as: UTF8.self
    )
    .drop { $0.isWhitespace }.lowercased()
    guard text.hasPrefix("<") else { return nil }
    let has = { (names: [String]) in names.contains { text.contains("<\($0)") } }
    if has(["kml"]) {
      self = .kml
    } else if has(["!doctype html", "html", "table", "meta", "style"]) {
      self = .html
    } else if has(["?xml", "!doctype", "ogrvrt", "gml:", "wfs:"]) {
      self = .xml
    } else {
      return nil
    }
  }
}
