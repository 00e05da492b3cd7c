import CareModel
import Coverage
import Geodesy
import PlaneGeometry
import Wording

/// The study as an earlier run found it, with which the page compares it.
public struct EarlierRun: Sendable {
  /// An estate that the earlier run has and the study no longer.
  public struct GoneEstate: Sendable {
    /// The id of the estate.
    public let id: String
    /// Its name; nil if it has none.
    public let name: String?
    /// Its township; nil if it names none.
    public let township: String?
    /// The verdict that it had then.
    public let verdict: Verdict
    /// Where it was; nil if that was not known.
    public let place: Coordinate?

    /// Makes an estate that is gone.
    public init(id: String, name: String?, township: String?, verdict: Verdict, place: Coordinate?)
    {
      (self.id, self.name, self.township) = (id, name, township)
      (self.verdict, self.place) = (verdict, place)
    }
  }

  /// A piece of a gap area of the earlier run.
  public struct GapPiece: Sendable {
    /// The ground of the piece.
    public let place: MultiPolygon
    /// Whether it only may have been a gap.
    public let isUndecided: Bool

    /// Makes a piece of a gap area.
    public init(place: MultiPolygon, isUndecided: Bool) {
      (self.place, self.isUndecided) = (place, isUndecided)
    }
  }

  /// The name of the folder of the earlier run.
  public let name: String
  /// The verdict then of each estate of the study, in its order; nil for an estate that was not there.
  public let verdicts: [Verdict?]
  /// The estates that are gone.
  public let gone: [GoneEstate]
  /// What the rooms that counted covered.
  public var covered: [MultiPolygon] = []
  /// The gap areas of the earlier run.
  public var gaps: [GapPiece] = []
  /// Remarks on the comparison: another circle, another rule, a part of a study.
  public var remarks: [Message] = []

  /// Makes an earlier run without ground.
  public init(name: String, verdicts: [Verdict?], gone: [GoneEstate]) {
    (self.name, self.verdicts, self.gone) = (name, verdicts, gone)
  }
}
