/// What the records of other things show of a facility.
///
/// Estates refer to facilities in no particular order. A table with nothing but labels stays in the caches, while
/// facilities with all their properties would not.
package struct FacilityLabel: Sendable {
  package let id: String
  package let name: String?

  package init(id: String, name: String?) {
    self.id = id
    self.name = name
  }
}
