import Testing
import Wording

/// What of others' texts can be seen in messages.
@Suite struct ShownTextTests {
  @Test func whatCannotBeSeenIsWrittenOut() {
    for value in Array(UInt32(0)...0x1F) + Array(0x7F...0x9F) + [0x061C, 0x200E, 0x200F]
      + Array(0x202A...0x202E) + Array(0x2066...0x2069) + [0x2028, 0x2029, 0xFEFF, 0xE0041]
    where value != 9 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = VisibleText.of("a\(Character(scalar))b")
      let digits = String(value, radix: 16, uppercase: true)
      let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      #expect(shown == "a<U+\(padded)>b")
    }
    #expect(VisibleText.of("a\tb") == "a b")
    #expect(VisibleText.of("a\nb") == "a<U+000A>b")
    #expect(VisibleText.of("a\n\rb", keepsLines: true) == "a\n<U+000D>b")
  }

  @Test(arguments: [
    "plain", "小区 3号（东）", "é, ü, ñ", "e\u{301}", "👩‍👩‍👧", "ساختمان", "क्‍ष", "<U+202E>", "",
  ])
  func whatCanBeSeenStays(text: String) {
    #expect(VisibleText.of(text) == text)
  }

  @Test func namesAreBytesAndComeBackAsTheyWere() {
    let names: [[UInt8]] = [
      Array("plain.csv".utf8), Array("小区.csv".utf8), [0xC0, 0xCF], [0x61, 0xE9, 0x62], [0xFF],
      [0xF0, 0x9F, 0x98], Array("é".utf8) + [0xE9], [0xED, 0xA0, 0x80], [0x80, 0xBF],
    ]
    for name in names {
      let text = string(name)
      #expect(text.withSystemPath { UInt8.bytes(of: $0) } == name)
      let whole = String(validating: name, as: UTF8.self)
      #expect(whole == nil || whole == text)
    }
    let shown = string([0x61, 0xE9, 0x62])
    #expect(VisibleText.of(shown) == "a\\xE9b" && SystemPath.written(shown) == "a\\xE9b")
  }

  private func string(_ name: [UInt8]) -> String {
    (name.map(CChar.init(bitPattern:)) + [0]).withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { SystemPath.string($0) } ?? ""
    }
  }

  @Test(arguments: [
    ("password=x1", "password=***"),
    ("dbname=a password='x 1' host=b", "dbname=a password=*** host=b"),
    ("a password = x1 b=c", "a password = *** b=c"), ("PWD=x1;UID=u", "PWD=***;UID=u"),
    ("pwd={x1};b=c", "pwd=***;b=c"), ("password='x\\'1' b=c", "password=*** b=c"),
    ("password=my x1", "password=***"), ("PGPASSWORD=x1 PG:", "PGPASSWORD=***"),
    ("postgresql://u:x1@h/d", "postgresql://u:***@h/d"),
    ("postgresql://u:x@1@h/d", "postgresql://u:***@h/d"),
    ("http://h:80/a@2x.png", "http://h:80/a@2x.png"),
    ("postgres://h/d?p%61ssword=x1&a=b", "postgres://h/d?***"),
    ("mysql://u:x1@h", "mysql://u:***@h"),
    ("password=***", "password=***"), ("a=b, c@d", "a=b, c@d"),
    ("no password here", "no password here"),
  ])
  func passwordsAreHidden(text: String, shown: String) {
    #expect(SecretText.hidden(text) == shown)
    #expect(SecretText.hidden(shown) == shown)
  }
}

extension UInt8 {
  fileprivate static func bytes(of text: UnsafePointer<CChar>) -> [UInt8] {
    var bytes: [UInt8] = []
    var next = text
    while next.pointee != 0 {
      bytes.append(UInt8(bitPattern: next.pointee))
      next += 1
    }
    return bytes
  }
}
