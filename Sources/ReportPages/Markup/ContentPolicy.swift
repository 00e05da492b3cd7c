import Files
import TextFormats

/// What a browser may do with the page: run the scripts and use the style whose checksums are named, and nothing else.
///
/// No request leaves the page. Only if background tiles were asked for may images come from their host.
struct ContentPolicy {
  private let scripts: [UnsafeBufferPointer<UInt8>]
  private let style: String
  private let tiles: MapTiles?

  init(scripts: [UnsafeBufferPointer<UInt8>], style: String, tiles: MapTiles?) {
    (self.scripts, self.style, self.tiles) = (scripts, style, tiles)
  }

  var text: String {
    let hosts = tiles.map { " \($0.source)" } ?? ""
    return "default-src 'none'; script-src \(scripts.map(Self.hash).joined(separator: " ")); "
      + "style-src \(Self.hash(of: style)); img-src data:\(hosts); base-uri 'none'; form-action 'none'"
  }

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    "'sha256-\(Base64.text(hexadecimal: Checksum.sha256(bytes)))'"
  }

  private static func hash(of text: String) -> String {
    var text = text
    return text.withUTF8(hash)
  }
}
