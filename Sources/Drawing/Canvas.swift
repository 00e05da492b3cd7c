import CCairo
import TextFormats

/// One picture, or a document of several pages, while it is drawn. All lengths are points.
///
/// Not Sendable: only one thread at a time may use a canvas. `finished` reports what the libraries have refused.
public final class Canvas {
  let pointer: OpaquePointer
  /// The format in which the picture is written.
  public let format: PictureFormat
  /// The characters that no font could draw so far, if they matter.
  var undrawn = ""
  /// What each character that was ever in doubt is drawn as.
  var substitutes: [Character: Character] = [:]

  /// The first page, white. `pixels` is the number of pixels of a PNG for each point, and `language` one such as
  /// `zh-cn`, by which forms of characters are chosen.
  ///
  /// - Throws: `PictureFault` if a library is not installed or refuses the size.
  public init(
    _ format: PictureFormat, width: Double, height: Double, pixels: Double = 2,
    language: String = "en"
  ) throws(PictureFault) {
    try Self.check()
    let kind =
      switch format {
      case .png: cc_png
      case .svg: cc_svg
      case .pdf: cc_pdf
      }
    guard let made = cc_create(Int32(kind), width, height, pixels, language) else {
      throw .cannotDraw("no memory")
    }
    (pointer, self.format) = (made, format)
  }

  deinit { cc_destroy(pointer) }

  /// Sets what a PDF says of itself. `day` is a date as 2026-11-30, never the clock's, so that the same picture has the
  /// same bytes.
  public func describe(title: String, day: String) {
    cc_describe(pointer, title, day + "T00:00:00Z")
  }

  /// Adds an entry to the contents of a PDF that leads to a page, counted from 1.
  public func addEntry(_ title: String, page: Int) {
    cc_add_entry(pointer, title, Int32(clamping: page))
  }

  /// Ends the page and begins one of a size of its own.
  public func beginPage(width: Double, height: Double) { cc_next_page(pointer, width, height) }

  /// Ends the picture and returns its bytes.
  ///
  /// - Throws: `PictureFault` if a library has failed, or if no font could draw some characters.
  public func finished() throws(PictureFault) -> ByteBuffer {
    let picture = try picture()
    var buffer = ByteBuffer()
    if format == .pdf {
      EmbeddedFonts.slimmed(Array(picture)).withUnsafeBufferPointer { buffer.append($0) }
      return buffer
    }
    let serial = format == .svg ? Self.serial(in: picture) : 0..<0
    buffer.append(UnsafeBufferPointer(rebasing: picture[..<serial.lowerBound]))
    buffer.append(UnsafeBufferPointer(rebasing: picture[serial.upperBound...]))
    return buffer
  }

  /// Ends the picture and returns its bytes as the library has written them.
  func picture() throws(PictureFault) -> UnsafeBufferPointer<UInt8> {
    guard undrawn.isEmpty else { throw .noFont(undrawn) }
    var bytes: UnsafePointer<UInt8>?
    var count = 0
    if let reason = cc_finish(pointer, &bytes, &count) {
      throw .cannotDraw(String(cString: reason))
    }
    return UnsafeBufferPointer(start: bytes, count: count)
  }

  /// The number of the surface in an SVG; empty if there is none. The library counts surfaces over all pictures of a
  /// process, and nothing refers to the number.
  private static func serial(in picture: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let mark = Array("<g id=\"surface".utf8)
    var place = 0
    while place + mark.count < picture.count {
      if picture[place] == mark[0], picture[place...].starts(with: mark) {
        let start = place + mark.count
        let end = picture[start...].firstIndex { !(48...57).contains($0) } ?? picture.count
        return start..<end
      }
      place += 1
    }
    return 0..<0
  }

  // MARK: - Lines and areas

  /// Fills rings by the even-odd rule, or as a union if all of them turn the same way, and draws their border if it has
  /// a width.
  public func fill(
    _ path: PagePath, _ colour: Colour, isUnion: Bool = false, border: Colour? = nil,
    width: Double = 0, dash: [Double] = []
  ) {
    guard !path.isEmpty else { return }
    add(path, isClosed: true)
    cc_fill(pointer, colour.value, isUnion ? 1 : 0, border == nil ? 0 : 1)
    if let border { cc_stroke(pointer, border.value, width, dash, Int32(dash.count)) }
  }

  /// Draws along lines, or around rings if they are closed.
  public func stroke(
    _ path: PagePath, _ colour: Colour, width: Double, dash: [Double] = [], isClosed: Bool = false
  ) {
    guard !path.isEmpty else { return }
    add(path, isClosed: isClosed)
    cc_stroke(pointer, colour.value, width, dash, Int32(dash.count))
  }

  /// Fills a circle around a place; the radius is in points.
  public func fill(circle middle: PagePoint, radius: Double, _ colour: Colour) {
    cc_add_circle(pointer, middle.x, middle.y, radius)
    cc_fill(pointer, colour.value, 0, 0)
  }

  /// Fills many discs of one radius, which are ends of lines without length: the shortest way to write them.
  public func dot(_ places: [PagePoint], radius: Double, _ colour: Colour) {
    var path = PagePath()
    for place in places { path.add([place, place]) }
    stroke(path, colour, width: 2 * radius)
  }

  /// Draws the outline of a circle around a place; radius, width and dashes are in points.
  public func stroke(
    circle middle: PagePoint, radius: Double, _ colour: Colour, width: Double, dash: [Double] = []
  ) {
    cc_add_circle(pointer, middle.x, middle.y, radius)
    cc_stroke(pointer, colour.value, width, dash, Int32(dash.count))
  }

  /// Draws only inside rings while `body` runs.
  public func clipped(to path: PagePath, _ body: () -> Void) {
    add(path, isClosed: true)
    cc_begin_clip(pointer)
    body()
    cc_end_clip(pointer)
  }

  private func add(_ path: PagePath, isClosed: Bool) {
    path.numbers.withUnsafeBufferPointer { numbers in
      guard let base = numbers.baseAddress else { return }
      var start = 0
      for end in path.ends {
        cc_add_line(pointer, base + 2 * start, end - start, isClosed ? 1 : 0)
        start = end
      }
    }
  }
}
