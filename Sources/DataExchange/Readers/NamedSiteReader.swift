import CareModel
import Geodesy

extension LoadedTable<NamedSite> {
  /// Reads a table or layer of sites that a document names.
  public static func namedSites(
    _ file: InputFile
  ) throws(CareCircleError) -> LoadedTable<NamedSite> {
    try TableLoader.load(file, with: NamedSiteReader.init)
  }
}

/// Reads named sites.
struct NamedSiteReader: RowReader {
  static let role = "named_sites"
  static let required: [NamedSiteField] = []
  static let lon = NamedSiteField.lon
  static let lat = NamedSiteField.lat
  static let geometry: NamedSiteField? = .geometry
  static let placing = RowPlacing.optional

  private let id, name, township: Column<NamedSiteField>

  init(_ columns: ColumnMap<NamedSiteField>) {
    id = columns.column(.id)
    name = columns.column(.name)
    township = columns.column(.township)
  }

  static let idField: NamedSiteField? = .id
  static func id(of row: NamedSite) -> String { row.id }
  static func rename(_ row: inout NamedSite, to key: String) { row.id = key }

  mutating func read(
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
