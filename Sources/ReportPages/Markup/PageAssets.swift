import CPageAssets
import Files
import TextFormats

/// The files that every report page contains: Leaflet from the system's package, and the page's own script and style.
///
/// They are in the program itself, so that a page needs nothing but the program that makes it.
enum PageAssets {
  /// The script of Leaflet.
  static var leafletScript: UnsafeBufferPointer<UInt8> {
    withoutSource(bytes(carecircle_asset_leaflet_script), "\n//# sourceMappingURL")
  }

  /// A file without its last line, which would have a browser look for the file from which it was made.
  private static func withoutSource(
    _ all: UnsafeBufferPointer<UInt8>, _ mark: String
  ) -> UnsafeBufferPointer<UInt8> {
    let mark = Array(mark.utf8)
    let cut = all.suffix(200).indices.first { all[$0...].starts(with: mark) }
    return UnsafeBufferPointer(rebasing: all[..<(cut ?? all.endIndex)])
  }

  /// The script of the page.
  static var pageScript: UnsafeBufferPointer<UInt8> { bytes(carecircle_asset_page_script) }

  /// The styles of Leaflet and of the page, with the images of the former as data.
  static var style: String {
    var style = text(
      withoutSource(bytes(carecircle_asset_leaflet_style), "\n/*# sourceMappingURL"))
    for (name, asset) in images {
      style = style.replacing(
        "url(images/\(name).png)", with: "url(data:image/png;base64,\(Base64.text(bytes(asset))))")
    }
    return style + text(bytes(carecircle_asset_page_style))
  }

  private static let images = [
    ("layers", carecircle_asset_leaflet_layers), ("layers-2x", carecircle_asset_leaflet_layers_2x),
    ("marker-icon", carecircle_asset_leaflet_marker),
  ]

  private static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  private static func bytes(_ asset: carecircle_asset) -> UnsafeBufferPointer<UInt8> {
    var count = 0
    let start = carecircle_asset_bytes(asset, &count)
    return UnsafeBufferPointer(start: start, count: count)
  }
}
