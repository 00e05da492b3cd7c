import Coverage
import Layers
import TextFormats
import Wording

/// What a folder of results says in one sentence: the headline of its `summary.json`.
package struct ResultHeadline: Sendable {
  /// Estates that are covered.
  package let covered: Int
  /// Estates that are covered or a gap.
  package let decided: Int
  /// Estates that are a gap.
  package let gaps: Int
  /// Estates of which it cannot be told.
  package let undecided: Int
  /// Facilities that may stand anywhere.
  package let notPlaced: Int
  /// Estates outside the area asked about; nil if the study is not limited to one.
  package let outside: Int?
  /// The circle in words.
  package let circle: Message

  /// Reads it; nil where the folder holds no such summary.
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
