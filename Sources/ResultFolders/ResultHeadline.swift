import Coverage
import Layers
import TextFormats
import Wording

/// The headline of a folder of results, from its `summary.json`.
package struct ResultHeadline: Sendable {
  /// The number of covered estates.
  package let covered: Int
  /// The number of estates that are covered or gaps.
  package let decided: Int
  /// The number of gaps.
  package let gaps: Int
  /// The number of undecided estates.
  package let undecided: Int
  /// The number of facilities without a known location.
  package let notPlaced: Int
  /// The number of estates outside the area asked about; nil if the study is not limited to one.
  package let outside: Int?
  /// The circle in words.
  package let circle: Message

  /// Reads the headline; nil if the folder has no such summary.
  package init?(ofFolder path: String) {
    guard let bytes = try? FileBytes(path: "\(path)/summary.json"),
      let summary = bytes.withBytes({ JSONValue(reading: $0) }),
      let headline = summary["headline"],
      let covered = headline["covered"]?["n"]?.wholeNumber,
      let decided = headline["covered"]?["of"]?.wholeNumber,
      let gaps = headline["gaps"]?.wholeNumber,
      let undecided = headline["indeterminate"]?.wholeNumber,
      let notPlaced = headline["facilities_not_placed"]?.wholeNumber,
      let code = summary["circle"]?["code"]?.line,
      let read = ServiceCircle.read(code: String(code.dropFirst().dropLast()))
    else { return nil }
    (self.covered, self.decided, self.gaps, self.undecided) = (covered, decided, gaps, undecided)
    self.notPlaced = notPlaced
    outside = headline["estates_outside"]?.wholeNumber
    circle = read.circle.text(by: read.method)
  }
}
