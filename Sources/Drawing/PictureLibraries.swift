import CCairo

/// The libraries that draw pictures, as they are installed.
package enum PictureLibraries {
  /// The versions of Cairo and Pango. The libraries are opened for that.
  package static func versions() throws(PictureFault) -> (cairo: String, pango: String) {
    try Canvas.check()
    return (
      cc_cairo_version().map { String(cString: $0) } ?? "",
      cc_pango_version().map { String(cString: $0) } ?? ""
    )
  }

  /// Whether some font has Chinese characters.
  package static func canDrawChinese() throws(PictureFault) -> Bool {
    let canvas = try Canvas(.png, width: 20, height: 20, language: "zh-cn")
    _ = TextBlock("养老", TextStyle(10, .white), on: canvas)
    do throws(PictureFault) {
      _ = try canvas.finished()
      return true
    } catch {
      if case .noFont = error { return false }
      throw error
    }
  }
}
