/// The fields that a kind of table can have.
///
/// The raw value is the name by which a mapping refers to the field. The synonyms are the headers under which real
/// files have it, the most reliable first.
package protocol TableField: CaseIterable, Hashable, RawRepresentable<String>, Sendable {
  var synonyms: [String] { get }
}
