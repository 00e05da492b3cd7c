/// The things that a table can say about its rows.
///
/// The raw value is the name by which a mapping calls the field; the synonyms are the headers under
/// which real files have it, the surest first.
package protocol TableField: CaseIterable, Hashable, RawRepresentable<String>, Sendable {
  var synonyms: [String] { get }
}
