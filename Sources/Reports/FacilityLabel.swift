/// What records say of a facility near by.
///
/// Estates name facilities in no order. A table of nothing but names stays in the caches, where the
/// facilities with all their particulars would not.
package struct FacilityLabel: Sendable {
  package let id: String
  package let name: String?

  package init(id: String, name: String?) {
    self.id = id
    self.name = name
  }
}
