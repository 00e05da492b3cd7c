import CareModel
import Tables
import Wording

extension InputKind {
  /// Sites that a policy mentions by name.
  public static let namedSites = InputKind(
    "named_sites", title: Message(en: "places that a policy names", zh: "政策点名的对象"),
    help: Message(
      en: "Places that a policy calls by name.",
      zh: "政策点名的对象。"),
    uses: [.compliance], form: .register(NamedSiteReader.self))
}

/// The fields of a table of named sites.
package enum NamedSiteField: String, TableField {
  case id, name, township, lon, lat, geometry

  package var synonyms: [String] {
    switch self {
    case .id: ["对象编号", "site_id", "编号", "ID", "代码", "code"]
    case .name: ["对象名称", "名称", "name", "MC", "安置点名称"]
    case .township: EstateField.township.synonyms
    case .lon: EstateField.lon.synonyms
    case .lat: EstateField.lat.synonyms
    case .geometry: EstateField.geometry.synonyms
    }
  }
}

extension LoadedTable<NamedSite> {
  /// Reads a table or layer of sites that a policy document mentions by name.
  ///
  /// - Throws: `CareCircleError` with every problem that prevents the table from being read. Rows that cannot be used
  ///   are issues of the table instead.
  public static func namedSites(
    _ file: InputFile
  ) throws(CareCircleError) -> LoadedTable<NamedSite> {
    try TableLoader.load(NamedSiteReader.self, [file], as: .namedSites)
  }
}

package struct NamedSiteReader: RowReader {
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
