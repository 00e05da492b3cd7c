import CareModel
import Tables
import Wording

extension InputKind {
  /// Older people by township.
  public static let population = InputKind(
    "population", title: Message(en: "elders by township", zh: "乡镇老年人口"),
    help: Message(
      en: "Elders by township: a table.",
      zh: "乡镇老年人口表。"),
    uses: [.coverage, .supply, .compliance], form: .register(PopulationReader.self))
}

extension LoadedTable<TownshipPopulation> {
  /// Reads a table of the numbers of older people in townships; it has no coordinates.
  ///
  /// - Throws: `CareCircleError` with every problem that prevents the table from being read. Rows that cannot be used
  ///   are issues of the table instead.
  public static func populations(
    _ file: InputFile
  ) throws(CareCircleError) -> LoadedTable<TownshipPopulation> {
    try TableLoader.load(PopulationReader.self, [file], as: .population)
  }
}

/// The fields of a table of populations.
package enum PopulationField: String, TableField {
  case township, lon, lat
  case elders60 = "elders_60"
  case elders65 = "elders_65"
  case elders80 = "elders_80"

  package var synonyms: [String] {
    switch self {
    case .township: EstateField.township.synonyms + ["街道(乡镇)", "乡镇街道", "地区", "名称", "name"]
    case .lon: EstateField.lon.synonyms
    case .lat: EstateField.lat.synonyms
    case .elders60:
      ["60岁以上人口", "60岁及以上人口", "60周岁及以上老年人口", "老年人口数", "elders_60", "elders"]
    case .elders65: ["65岁以上人口", "65岁及以上人口", "65周岁及以上老年人口", "elders_65"]
    case .elders80: ["80岁以上人口", "80岁及以上人口", "80周岁及以上老年人口", "高龄人口", "elders_80"]
    }
  }
}

/// Reads the populations of townships.
package struct PopulationReader: RowReader {
  package static let required: [PopulationField] = [.township]
  package static let lon = PopulationField.lon
  package static let lat = PopulationField.lat
  package static let geometry: PopulationField? = nil
  package static let placing = RowPlacing.never

  private let township: Column<PopulationField>
  private let ages: [(column: Column<PopulationField>, factor: Double)]

  package init(_ columns: ColumnMap<PopulationField>) {
    township = columns.column(.township)
    ages = [PopulationField.elders60, .elders65, .elders80].map { field in
      (columns.column(field), columns.factor(field, ["万人": 1e4, "万": 1e4]))
    }
  }

  package static let idField: PopulationField? = .township
  package static func id(of row: TownshipPopulation) -> String { row.township }
  package static func rename(_ row: inout TownshipPopulation, to key: String) { row.township = key }

  package mutating func read(
    _ scribe: RowScribe<PopulationField>, at place: RowPlace,
    into rows: RowBuffer<TownshipPopulation>
  ) -> Bool {
    var row = TownshipPopulation(township: scribe.claim(township, name: nil))
    row.elders60 = scribe.count(ages[0].column, factor: ages[0].factor)
    row.elders65 = scribe.count(ages[1].column, factor: ages[1].factor)
    row.elders80 = scribe.count(ages[2].column, factor: ages[2].factor)
    rows.append(row)
    return true
  }
}
