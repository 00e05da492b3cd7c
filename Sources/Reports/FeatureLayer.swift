import Compliance
import Coverage
import PlaneGeometry

/// The formats in which a layer can be written.
public enum LayerFormat: String, Sendable, CaseIterable {
  /// One RFC 7946 FeatureCollection.
  case geoJSON = "geojson"
  /// One feature a line (newline-delimited GeoJSON).
  case geoJSONSequence = "geojsonseq"
  /// A table with a byte order mark, by which Excel knows that it is UTF-8.
  case csv
}

/// A layer of results: features with a geometry and properties.
///
/// It is encoded piece by piece on every core, so that memory does not grow with the layer.
public struct FeatureLayer: Sendable {
  /// What a feature of a layer is.
  public enum Subject: Sendable {
    /// An estate with what was found for it.
    case estate
    /// The circle around a facility.
    case facilityCircle
    /// The circle around an estate.
    case estateCircle
  }

  /// The name of the layer, as a GIS shows it.
  public let name: String
  /// What its features are.
  public let subject: Subject
  /// The keys that each record has, in this order.
  public internal(set) var keys: [String]
  /// How many features it has.
  public var count: Int { places?.count ?? everything }

  /// What each centre's circle is cut back to, in the order of the results; nil while circles are whole.
  package var parts: [MultiPolygon?]?

  package let results: CoverageResults
  /// The places of the features in the results; nil when it is all of them.
  private let places: [Int]?
  private let everything: Int

  /// A layer of some of the results, or of all.
  package init(name: String, results: CoverageResults, subject: Subject, places: [Int]? = nil) {
    self.name = name
    self.results = results
    self.subject = subject
    self.places = places
    everything = subject == .facilityCircle ? results.facilities.count : results.estates.count
    keys = subject.keys
  }

  /// The place in the results of a feature of the layer.
  @inline(__always)
  package func place(_ feature: Int) -> Int { places?[feature] ?? feature }

  package var schema: String {
    switch subject {
    case .estate: "carecircle.estates/1"
    case .facilityCircle, .estateCircle: "carecircle.circles/1"
    }
  }
}
