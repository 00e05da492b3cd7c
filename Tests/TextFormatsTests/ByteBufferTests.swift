import CareCircleTestSupport
import Foundation
import Testing
import TextFormats

@Suite struct ByteBufferTests {
  @Test(arguments: UInt64(0)..<20)
  func stringsSurviveJSONSerialization(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let scalars = (0..<Int.random(in: 0..<20, using: &random)).compactMap { _ in
        let limit: UInt32 = Bool.random(using: &random) ? 0x100 : 0x110000
        return Unicode.Scalar(UInt32.random(in: 0..<limit, using: &random))
      }
      var text = String()
      text.unicodeScalars.append(contentsOf: scalars)
      let json = ByteBuffer.text { $0.appendJSONString(text) }
      let back = try JSONSerialization.jsonObject(with: Data("[\(json)]".utf8)) as? [String]
      #expect(back?.first.map { Array($0.utf8) } == Array(text.utf8))
      #expect(!json.utf8.contains { $0 < 0x20 })
    }
  }

  @Test func bytesThatAreNotUTF8AreReplaced() {
    let text = ByteBuffer.text { buffer in
      [0x61, 0xFF, 0x22].withUnsafeBufferPointer { buffer.appendJSONString($0) }
    }
    #expect(text == "\"a\u{FFFD}\\\"\"")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "\"'\tx\""),
    ("\r=", "\"'\r=\""), ("＝1", "'＝1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠1", "'＠1"),
    ("=a,\"b", "\"'=a,\"\"b\""), ("a=1", "a=1"), ("", ""), ("！", "！"),
  ])
  func formulasAreNeutralised(text: String, field: String) {
    #expect(ByteBuffer.text { $0.appendCSVField(text, neutralisingFormulas: true) } == field)
  }

  @Test(arguments: ["", "a", "=1", "a,b", "\"", "a\"b", "x\ny", "x\r\ny", " a", "b ", "小;1", "\t"])
  func fieldsSurviveTheReader(text: String) throws {
    let line = ByteBuffer.text {
      $0.appendCSVField(text, neutralisingFormulas: false)
      $0.append(",end\n")
    }
    #expect(try readTable(line.bytes).get() == [[text.bytes, "end".bytes]])
  }

  @Test func numbers() {
    #expect(ByteBuffer.text { $0.appendInt(Int.min) } == "-9223372036854775808")
    #expect(ByteBuffer.text { $0.appendFixed(-0.0004, decimals: 2) } == "0.00")
    #expect(ByteBuffer.text { $0.appendFixed(.nan, decimals: 2) } == "null")
    #expect(ByteBuffer.text { $0.appendShortest(.infinity) } == "null")
    #expect(ByteBuffer.text { $0.appendShortest(3) } == "3")
    #expect(ByteBuffer.text { $0.appendShortest(0.1) } == "0.1")
  }

  @Test func positionsHaveSevenDecimals() {
    let text = ByteBuffer.text {
      $0.appendPosition(longitude: 120.123456789, latitude: -0.00000001)
    }
    #expect(text == "[120.1234568,0.0000000]")
    let large = ByteBuffer.text { $0.appendPosition(longitude: 1e12, latitude: 5) }
    #expect(large == "[1000000000000.0000000,5.0000000]")
  }

  @Test func theBufferIsReused() {
    var buffer = ByteBuffer()
    buffer.reserve(100)
    buffer.append("abc")
    buffer.append(String("d"))
    buffer.append(UInt8(ascii: "e"))
    #expect(buffer.bytes == "abcde".bytes && buffer.count == 5)
    #expect(buffer.withBytes { $0.count } == 5)
    buffer.removeAll(keepingCapacity: true)
    #expect(buffer.bytes.isEmpty)
  }
}
