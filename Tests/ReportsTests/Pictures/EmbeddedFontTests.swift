import CareCircleTestSupport
import Foundation
import Testing

@testable import Drawing

/// The fonts in a PDF hold what its text needs, and no more.
@Suite(.enabled(if: canDrawChinese, "no font draws Chinese: install fonts-noto-cjk"))
struct EmbeddedFontTests {
  /// Characters of which Cairo 1.16 embeds all 30,000 subroutines of the font, and others of which it does not.
  private static let texts = ["筠舍花苑荻蓼蘅街道里锦镇间陌院雅霁鸣鹿", "Old estates: 95 of 148", "养老服务用房 200 m²"]

  private func canvas(_ text: String) throws -> Canvas {
    let canvas = try Canvas(.pdf, width: 400, height: 60)
    canvas.draw(text, TextStyle(14, .init(0)), x: 5, y: 5)
    canvas.draw(text, TextStyle(14, .init(0), isBold: true), x: 5, y: 30)
    return canvas
  }

  @Test(arguments: texts) func aPageOfTextIsSmall(_ text: String) throws {
    let count = try canvas(text).finished().count
    #expect(count < 250_000, "\(count)")
  }

  /// A reader of PDFs finds the same text, draws the same pixels, and complains of nothing.
  @Test(arguments: texts) func theTextStaysWhatItIs(_ text: String) throws {
    let (reader, painter) = (ForeignTool("pdftotext"), ForeignTool("pdftoppm"))
    guard reader.path != nil, painter.path != nil else { return }
    let canvas = try canvas(text)
    let folder = try TemporaryFolder()
    let raw = try folder.write("raw.pdf", bytes: Array(canvas.picture()))
    let slim = try folder.write("slim.pdf", bytes: canvas.finished().bytes)
    for file in [raw, slim] {
      let run = try reader.run([file, "-"])
      #expect(run.code == 0 && run.errors.isEmpty && run.output.contains(text.prefix(3)))
      #expect(try painter.run(["-r", "144", "-png", file, file]).errors.isEmpty)
    }
    let pictures = try folder.names().filter { $0.hasSuffix(".png") }
    #expect(pictures.count == 2)
    let (one, other) = (try folder.bytes(pictures[0]), try folder.bytes(pictures[1]))
    #expect(one == other && one.count > 1000)
  }

  /// Whatever is no font, or no PDF, stays as it is.
  @Test func whatIsNotUnderstoodStays() throws {
    let document = Array(try canvas("鹿山").picture())
    for cut in stride(from: 0, to: document.count, by: max(1, document.count / 50)) {
      let part = Array(document[..<cut])
      #expect(EmbeddedFonts.slimmed(part) == part)
    }
    #expect(throws: UnknownFont.self) { try CompactFont.slimmed([]) }
    var random = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      let bytes = (0..<Int.random(in: 1...300, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      _ = try? CompactFont.slimmed([1, 0, 4, 2] + bytes)
    }
  }
}
