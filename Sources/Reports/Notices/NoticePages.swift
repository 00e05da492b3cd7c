import Documents
import Drawing
import TextFormats
import Wording

/// Notices as pages of A4.
struct NoticePages: NoticeTarget {
  private let flow: PageFlow

  /// Pages on a new canvas.
  init(_ title: String, day: String?, _ words: PictureWords) throws(PictureFault) {
    let canvas = try Canvas(.pdf, width: Paper.short, height: Paper.long, language: words.tag)
    canvas.describe(title: title, day: day ?? PictureScene.unknownDay)
    flow = PageFlow(canvas, words, foot: title)
  }

  /// The bytes of the PDF.
  func finished() throws(PictureFault) -> ByteBuffer { try flow.canvas.finished() }

  func add(_ text: String, _ style: WordDocument.Style) {
    switch style {
    case .title: flow.add(text, size: 18, isBold: true, .centre, below: 16)
    case .heading: flow.add(text, size: 11.5, isBold: true, .left, above: 8, below: 6)
    case .body, .address: flow.add(text, size: 10.5, isBold: false, .left, below: 8)
    case .signature: flow.add(text, size: 10.5, isBold: false, .right, above: 6, below: 8)
    }
  }

  func addTable(_ rows: [(title: String, text: String)]) {
    // A row stands on one page, so a text of many rooms is divided.
    let pieces = rows.flatMap { row in
      Self.pieces(of: row.text).enumerated().map { ($0 == 0 ? row.title : "", $1) }
    }
    flow.add(flow.set(pieces))
  }

  private static func pieces(of text: String) -> [String] {
    var rest = Substring(text)
    var pieces: [String] = []
    while rest.count > 1200 {
      pieces.append(String(rest.prefix(1200)))
      rest = rest.dropFirst(1200)
    }
    return pieces + [String(rest)]
  }

  func addPageBreak() { flow.beginPage() }
}
