import CareCircle
import CareCircleTestSupport
import CareModel
import Foundation
import Testing

@testable import ReportPages

/// Whatever stands in the data is text on the page, never markup, script or an attribute.
@Suite struct PageSafetyTests {
  private static let hostile = [
    "</script><script>alert(1)</script>", "\" onload=\"alert(1)", "<img src=x onerror=alert(1)>",
    "<!--<script>", "]]>", "&lt;b&gt;", "新村\u{2028}二期\u{2029}", "\u{0}\u{7}\u{1B}[31m",
    "{n}{elders}",
    "' onfocus='alert(1)", "</style></title></textarea>",
  ]

  private func scene(_ name: String) -> Scene {
    Scene().estate(name, east: 5000) {
      ($0.name, $0.township, $0.community) = (name, name, name)
    }
    .estate("near", east: 10) { $0.township = name }
    .room(name) { ($0.name, $0.township) = (name, name) }
  }

  @Test(arguments: hostile)
  func aNameIsOnlyText(_ name: String) throws {
    let plain = try PageText(scene("plain")).html
    let page = try PageText(scene(name))
    for tag in [
      "<script", "</script", "<img", "<!--", "<style", "</style", "</title", "<button", "<li",
    ] {
      #expect(
        page.html.components(separatedBy: tag).count == plain.components(separatedBy: tag).count,
        "\(tag)")
    }
    let estates = try #require(try page.data()["estates"] as? [String: Any])
    #expect((estates["name"] as? [Any])?.first as? String == name)
    #expect((estates["units"] as? [String])?.contains(name) == true)
  }

  /// Every attribute of the page is between double quotes, and none of them holds one.
  @Test(arguments: hostile)
  func noAttributeEndsEarly(_ name: String) throws {
    let markup = try markup(of: try PageText(scene(name)).html)
    for tag in markup.matches(of: #/<[a-z][^>]*>/#) {
      #expect(
        tag.output.wholeMatch(of: #/<[a-z0-9]+(?: [a-zA-Z0-9:-]+(?:="[^"<>]*")?)*\/?>/#) != nil,
        "\(tag.output)")
    }
    #expect(!markup.contains("onload=\""))
  }

  /// What stands before the scripts.
  private func markup(of html: String) throws -> Substring {
    let body = try #require(html.firstRange(of: "<body>"))
    let end = try #require(html.firstRange(of: "<script type="))
    return html[body.lowerBound..<end.lowerBound]
  }

  @Test func thePageAllowsNothingButItself() throws {
    let html = try PageText(scene("E")).html
    let policy = try #require(
      html.firstMatch(of: #/http-equiv="Content-Security-Policy" content="([^"]*)"/#)
    ).output.1
    #expect(policy.hasPrefix("default-src 'none'; script-src 'sha256-"))
    #expect(!policy.contains("unsafe") && !policy.contains("http") && !policy.contains("*"))
    let markup = try markup(of: html)
    #expect(markup.matches(of: #/ (?:src|href)="(?!#)/#).isEmpty)
    #expect(markup.firstRange(of: " style=\"") == nil)
    for address in ["sourceMappingURL", "url(images/", "url(http", "@import"] {
      #expect(html.firstRange(of: address) == nil, "\(address)")
    }
  }

  @Test func tilesOpenThePolicyForTheirHostAlone() throws {
    var page = try scene("E").result().page()
    page.tiles = try MapTiles(
      address: "https://{s}.tiles.example.org:8443/{z}/{x}/{y}.png?<a>=\"b\"", attribution: "© <b>")
    let html = PageText(page).html
    #expect(html.contains("img-src data: https://*.tiles.example.org:8443;"))
    #expect(html.contains("© &lt;b&gt;") && !html.contains("© <b>"))
  }

  @Test(arguments: [
    "tiles", "ftp://t.example.org/{z}/{x}/{y}", "https://t.example.org/{z}/{x}.png",
    "https:///{z}/{x}/{y}.png", "https://t.org/{z}/{x}/{y}/{key}.png",
    "https://a.org; script-src */{z}/{x}/{y}",
    "https://a'b.org/{z}/{x}/{y}", "https://*.org/{z}/{x}/{y}/\n",
  ])
  func whatIsNoAddressOfTilesIsRefused(_ address: String) {
    #expect(throws: CareCircleError.self) { try MapTiles(address: address, attribution: "©") }
  }

  @Test(arguments: [nil, "", "  "] as [String?])
  func tilesNeedTheirAttribution(_ attribution: String?) {
    #expect(throws: CareCircleError.self) {
      try MapTiles(address: "https://t.example.org/{z}/{x}/{y}.png", attribution: attribution)
    }
  }

  /// RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func bytesAsText(_ plain: String, _ encoded: String) {
    #expect(Base64.text(Array(plain.utf8)) == encoded)
    let digits = plain.utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    #expect(Base64.text(hexadecimal: digits) == encoded)
  }
}
