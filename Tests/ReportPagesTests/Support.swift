import CareCircle
import CareCircleTestSupport
import CareModel
import Coverage
import Foundation
import TextFormats
import Testing

extension Scene {
  /// The answers to the scene's question.
  func result() throws -> StudyResult {
    let question = try ReachQuestion(
      requirement: requirement, circle: circle, ageRule: ageRule, searchLimit: searchLimit)
    return try Study(estates: estates, facilities: facilities, asking: question).analyse()
  }
}

/// A page as a reader gets it.
struct PageText {
  let html: String

  init(_ html: String) { self.html = html }

  init(_ page: ReportPage) { html = page.html().withBytes { String(decoding: $0, as: UTF8.self) } }

  init(_ scene: Scene) throws { self.init(try scene.result().page()) }

  /// What the script is given.
  func data() throws -> [String: Any] {
    let match = try #require(
      html.firstMatch(of: #/<script type="application\/json" id="data">([^<]*)<\/script>/#))
    let object = try JSONSerialization.jsonObject(with: Data(match.output.1.utf8))
    return try #require(object as? [String: Any])
  }

  /// The names of the list of gaps, without their escapes.
  var gaps: [String] {
    html.matches(of: #/<li[^>]*><button type="button" class="link">([^<]*)<\/button>/#)
      .map { Self.unescaped(String($0.output.1)) }
  }

  static func unescaped(_ text: String) -> String {
    text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
  }
}
