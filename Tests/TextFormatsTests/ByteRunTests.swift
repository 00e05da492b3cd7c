import CareCircleTestSupport
import Testing

@testable import TextFormats

/// The writers that look at several bytes or digits together, against those that take one at a time.
@Suite struct ByteRunTests {
  private func escaped(_ bytes: [UInt8]) -> [UInt8] {
    let body = bytes.flatMap { byte -> [UInt8] in
      switch byte {
      case 0x22, 0x5C: [0x5C, byte]
      case 0x0A: "\\n".bytes
      case 0..<0x20: "\\u00".bytes + String(0x100 + Int(byte), radix: 16).bytes.dropFirst()
      default: [byte]
      }
    }
    return [0x22] + body + [0x22]
  }

  @Test(
    arguments: [0x00, 0x01, 0x0A, 0x1F, 0x20, 0x21, 0x22, 0x23, 0x5B, 0x5C, 0x5D, 0x7F] as [UInt8])
  func everyByteIsFoundAtEveryPlace(byte: UInt8) {
    for length in 0...33 {
      for place in 0..<length {
        var bytes = [UInt8](repeating: 0x61, count: length)
        bytes[place] = byte
        let written = ByteBuffer.text {
          $0.appendJSONString(String(decoding: bytes, as: UTF8.self))
        }
        #expect(written.bytes == escaped(bytes))
      }
    }
  }

  @Test(arguments: UInt64(0)..<20)
  func anyTextIsEscapedAsOneByteAtATimeWould(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet: [Unicode.Scalar] = ["\"", "\\", "\n", "\u{1}", "a", "z", "小", "é", "𠮷", "\u{7F}"]
    for _ in 0..<200 {
      var text = String()
      for _ in 0..<Int.random(in: 0..<40, using: &random) {
        text.unicodeScalars.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
      }
      #expect(ByteBuffer.text { $0.appendJSONString(text) }.bytes == escaped(text.bytes))
    }
  }

  @Test func everyCountOfDigitsIsRight() {
    var power: UInt64 = 1
    for digits in 1...20 {
      #expect(DecimalDigits.count(power) == digits)
      #expect(DecimalDigits.count(power - 1) == max(1, digits - 1))
      for value in [power - 1, power, power + 1] {
        let number = Int(truncatingIfNeeded: value)
        #expect(ByteBuffer.text { $0.appendInt(number) } == String(number))
      }
      if digits < 20 { power *= 10 }
    }
    #expect(DecimalDigits.count(.max) == 20)
  }

  @Test(arguments: UInt64(0)..<10)
  func integersOfEverySizeAreRight(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let value =
        Int.random(in: .min ... .max, using: &random) >> Int.random(in: 0..<64, using: &random)
      #expect(ByteBuffer.text { $0.appendInt(value) } == String(value))
    }
  }

  @Test func theBufferGrowsWithoutLosingAByte() {
    var buffer = ByteBuffer()
    var expected: [UInt8] = []
    for number in 0..<5000 {
      buffer.appendInt(number)
      buffer.append(UInt8(ascii: " "))
      expected += "\(number) ".bytes
    }
    let large = [UInt8](repeating: 7, count: 1_000_000)
    large.withUnsafeBufferPointer { buffer.append($0) }
    buffer.append(UnsafeBufferPointer(start: nil, count: 0))
    #expect(buffer.bytes == expected + large)
    buffer.removeAll()
    #expect(buffer.bytes.isEmpty)
  }
}
