import CareModel
import Tables
import Wording

extension LoadedTable<NamedSite> {
  /// Reads a table or layer of sites that a document names.
  public static func namedSites(
    _ file: InputFile
  ) throws(CareCircleError) -> LoadedTable<NamedSite> {
    try TableLoader.load(file, with: NamedSiteReader.init)
  }
}

/// Reads named sites.
package struct NamedSiteReader: RowReader {
  package static let role = "named_sites"
  package static let required: [NamedSiteField] = []
  package static let lon = NamedSiteField.lon
  package static let lat = NamedSiteField.lat
  package static let geometry: NamedSiteField? = .geometry
  package static let placing = RowPlacing.optional

  private let id, name, township: Column<NamedSiteField>

  package init(_ columns: ColumnMap<NamedSiteField>) {
    id = columns.column(.id)
    name = columns.column(.name)
    township = columns.column(.township)
  }

  package static let idField: NamedSiteField? = .id
  package static func id(of row: NamedSite) -> String { row.id }
  package static func rename(_ row: inout NamedSite, to key: String) { row.id = key }

  package mutating func read(
    _ scribe: RowScribe<NamedSiteField>, at place: RowPlace, into rows: RowBuffer<NamedSite>
  ) -> Bool {
    let name = scribe.text(name)
    var site = NamedSite(id: scribe.claim(id, name: name))
    site.name = name
    site.township = scribe.text(township)
    site.place = place.known
    rows.append(site)
    return true
  }
}
