import Geodesy
import TextFormats

/// What a layer says about each of its features.
package protocol FeatureRecord: Sendable {
  associatedtype Key: RecordKey

  /// Appends the value of a key. The place of a feature does not matter to a key that is shared.
  func append<Values: ValueWriter>(
    _ key: Key, of place: Int, to buffer: inout ByteBuffer, as values: Values.Type)

  /// Appends the geometry of a feature.
  func appendGeometry(of place: Int, to buffer: inout ByteBuffer)

  /// The one point that stands for a feature: where a table puts it.
  func anchor(of place: Int) -> Coordinate?
}

/// The keys of a record, in the order of the contract with GIS users.
package protocol RecordKey: RawRepresentable, CaseIterable, Hashable, Sendable
where RawValue == String {
  /// The keys that have the same value in every record of a layer.
  static var shared: Set<Self> { get }
}
