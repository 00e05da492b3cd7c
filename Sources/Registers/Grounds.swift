import PlaneGeometry
import Tables
import Wording

extension InputKind {
  /// The boundary of the study, as polygons.
  public static let boundary = InputKind(
    "boundary", title: Message(en: "the area of the study", zh: "研究范围"),
    help: Message(
      en: "The area of the study as polygons: points outside are warned of.",
      zh: "研究范围（面）：对界外的点给出提示。"),
    uses: Set(InputUse.allCases), form: .register(BoundaryReader.self))

  /// The ground to which the question is limited, as polygons.
  public static let within = InputKind(
    "within", title: Message(en: "the area that is asked about", zh: "判定范围"),
    help: Message(
      en: "Ask only about what lies in these polygons; rooms outside still serve.",
      zh: "只判定位于此范围（面）内的对象；范围外的用房仍计入服务。"),
    uses: [.coverage, .circles, .supply, .compliance], form: .register(BoundaryReader.self))

  /// The ground on which people live, used instead of the boundary.
  public static let residentialLand = InputKind(
    "residential_land", title: Message(en: "residential land", zh: "居住用地"),
    help: Message(
      en: "The ground on which people live, instead of the boundary: polygons.",
      zh: "居住用地范围（面），代替研究范围。"),
    uses: [.coverage, .supply, .compliance], form: .register(BoundaryReader.self))

  /// The area within which every street is known, as polygons.
  public static let networkExtent = InputKind(
    "network_extent", title: Message(en: "the area whose streets are known", zh: "道路数据范围"),
    help: Message(
      en: "The area whose streets are known, as polygons: a gap near its edge is undecided.",
      zh: "道路数据的范围（面）：靠近边界的缺口列为待核实。"),
    uses: Set(InputUse.allCases), form: .register(BoundaryReader.self))

  /// The area within which every facility is known, as polygons.
  public static let facilitiesExtent = InputKind(
    "facilities_extent", title: Message(en: "the area whose facilities are known", zh: "设施数据范围"),
    help: Message(
      en: "The area whose facilities are known, as polygons: a gap near its edge is undecided.",
      zh: "设施数据的范围（面）：靠近边界的缺口列为待核实。"),
    uses: Set(InputUse.allCases), form: .register(BoundaryReader.self))
}

extension LoadedTable<MultiPolygon> {
  /// Reads the boundary of a study: one or more polygons.
  ///
  /// - Throws: `CareCircleError` with every problem that prevents the table from being read. Rows that cannot be used
  ///   are issues of the table instead.
  public static func boundary(
    _ file: InputFile
  ) throws(CareCircleError) -> LoadedTable<MultiPolygon> {
    try TableLoader.load(BoundaryReader.self, [file], as: .boundary)
  }

  /// All polygons together; nil if there are none.
  public var place: MultiPolygon? { MultiPolygon(rows.flatMap(\.polygons)) }
}

/// The fields of a table of boundaries.
package enum BoundaryField: String, TableField {
  case geometry, lon, lat

  package var synonyms: [String] {
    switch self {
    case .geometry: EstateField.geometry.synonyms
    case .lon: EstateField.lon.synonyms
    case .lat: EstateField.lat.synonyms
    }
  }
}

/// Reads the polygons of a boundary.
package struct BoundaryReader: RowReader {
  package static let required: [BoundaryField] = []
  package static let lon = BoundaryField.lon
  package static let lat = BoundaryField.lat
  package static let geometry: BoundaryField? = .geometry

  package init(_ columns: ColumnMap<BoundaryField>) {}

  package func read(
    _ scribe: RowScribe<BoundaryField>, at place: RowPlace, into rows: RowBuffer<MultiPolygon>
  ) -> Bool {
    guard case .area(let ground) = place else {
      scribe.reject(
        .geometryType, Message(en: "a boundary is a polygon or a multi-polygon", zh: "边界应为面或多面"))
      return false
    }
    rows.append(ground)
    return true
  }
}
