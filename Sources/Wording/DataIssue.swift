/// A row or a whole file that was rejected, was used with a doubt, or is worth a note.
public struct DataIssue: Hashable, Sendable {
  /// The effect on the row.
  public enum Severity: String, Sendable {
    /// The row was not used.
    case rejected
    /// The row was used, without the value in doubt.
    case doubtful
    /// Nothing was lost, but a planner should know about it.
    case note

    /// The severity in words.
    package var title: Message {
      switch self {
      case .rejected: Message(en: "rejected", zh: "拒绝")
      case .doubtful: Message(en: "doubtful", zh: "存疑")
      case .note: Message(en: "note", zh: "提示")
      }
    }
  }

  /// The reason. In `issues.csv` the codes are in the column `reason`.
  public enum Code: String, Sendable, CaseIterable {
    // Rows that are rejected.
    /// The row is identical to an earlier one.
    case duplicateRow = "duplicate_row"
    /// The facility has no location, so it is in no circle.
    case facilityUnplaced = "facility_unplaced"
    /// The row has no coordinates.
    case coordinateMissing = "coordinate_missing"
    /// The coordinates cannot be read.
    case coordinateUnreadable = "coordinate_unreadable"
    /// The coordinates denote no place in the declared system.
    case coordinateOutOfRange = "coordinate_out_of_range"
    /// Longitude and latitude, or easting and northing, are exchanged.
    case coordinatesSwapped = "coordinates_swapped"
    /// The zone number of the easting contradicts the declared system.
    case zonePrefix = "zone_prefix"
    /// The row has no geometry.
    case geometryMissing = "geometry_missing"
    /// The geometry is invalid and cannot be repaired.
    case geometryInvalid = "geometry_invalid"
    /// The geometry is of a type that the input does not accept.
    case geometryType = "geometry_type"
    /// The row has more cells than the header.
    case tooManyCells = "too_many_cells"
    /// The row cannot be parsed.
    case rowMalformed = "row_malformed"
    /// The line is a total, not a row of the table.
    case totalRow = "total_row"
    /// The line is a note, not a row of the table.
    case footnoteRow = "footnote_row"
    /// The line is the example of an empty template, not a row of the table.
    case exampleRow = "example_row"
    /// The line repeats the header.
    case headerRow = "header_row"
    /// No estate has the id that the gate names.
    case gateWithoutEstate = "gate_without_estate"
    /// No estate has the id that the row of attributes names.
    case attributesWithoutEstate = "attributes_without_estate"
    /// No estate has the id that the polygon names.
    case polygonWithoutEstate = "polygon_without_estate"
    /// No estate has the id that the room names.
    case roomWithoutEstate = "room_without_estate"
    /// No clause uses the row.
    case recordUnused = "record_unused"
    /// The policy gives a warning about one of its clauses.
    case policyWarning = "policy_warning"
    // Rows that are used with a doubt.
    /// Another row has the same id but other content; this row's id is made unique.
    case duplicateID = "duplicate_id"
    /// The row has no id and is given one.
    case idMissing = "id_missing"
    /// Another row has the same name and location.
    case sameNameAndPlace = "same_name_and_place"
    /// The place lies outside the area of use of the declared system.
    case outsideAreaOfUse = "outside_area_of_use"
    /// No transformation from the declared datum is meant for the place.
    case outsideOperations = "outside_operations"
    /// Coordinates were brought to WGS 84 by this transformation.
    case datumOperation = "datum_operation"
    /// The geometry was invalid and has been repaired.
    case geometryMended = "geometry_mended"
    /// The value cannot be read and is taken as unknown.
    case valueUnreadable = "value_unreadable"
    /// The cell holds a formula without a stored value.
    case formulaWithoutValue = "formula_without_value"
    /// The count is an approximation, such as 约1000户.
    case countApproximate = "count_approximate"
    /// A quantity in merged cells belongs to several rows.
    case mergedQuantity = "merged_quantity"
    /// A spreadsheet has rounded long numbers, so that digits are lost.
    case digitsLost = "digits_lost"
    /// The areas of the row contradict each other.
    case areaContradiction = "area_contradiction"
    /// The value contradicts that of another source, which is used.
    case attributeContradiction = "attribute_contradiction"
    /// The flag of the estate contradicts its year or roster.
    case flagContradiction = "flag_contradiction"
    /// The row has fewer cells than the header.
    case tooFewCells = "too_few_cells"
    /// The kind of facility is not known.
    case kindUnknown = "kind_unknown"
    /// The area of the room is not known.
    case areaUnknown = "area_unknown"
    /// Whether the facility is in use is not known.
    case statusUnknown = "status_unknown"
    /// The year is unlikely, such as one in the future.
    case yearUnlikely = "year_unlikely"
    /// The year of completion is not known.
    case yearUnknown = "year_unknown"
    /// Whether the estate is urban or rural is not known.
    case settingUnknown = "setting_unknown"
    /// The township in the table is not the one in whose polygon the place lies.
    case townshipContradiction = "township_contradiction"
    /// The community in the table is not the one in whose polygon the place lies.
    case communityContradiction = "community_contradiction"
    /// The number of beds is not known.
    case bedsUnknown = "beds_unknown"
    /// A service is named in words that are not recognised.
    case serviceUnknown = "service_unknown"
    /// An estate's share of its township's people is not known.
    case populationShareUnknown = "population_share_unknown"
    /// No estate lies in the township of the population table.
    case populationUnmatched = "population_unmatched"
    /// Some of the township's people could not be allotted to estates.
    case populationUnplaced = "population_unplaced"
    // Files.
    /// No reference system is declared, so that WGS 84 is assumed.
    case crsAssumed = "crs_assumed"
    /// The file declares another reference system than the study.
    case crsContradiction = "crs_contradiction"
    /// The file declares another text encoding than its bytes show.
    case encodingContradiction = "encoding_contradiction"
    /// The files of a Shapefile contradict each other.
    case partsContradiction = "parts_contradiction"
    /// The table contains records that are marked as deleted.
    case recordsDeleted = "records_deleted"
    /// The places look as if they were in another datum than declared.
    case datumShift = "datum_shift"
    /// The layers of the study lie far apart.
    case layersApart = "layers_apart"
    /// All points lie within a few metres of each other.
    case pointsTogether = "points_together"
    /// Places lie outside China.
    case outsideChina = "outside_china"
    /// Places lie outside the boundary of the study.
    case outsideBoundary = "outside_boundary"
    /// Places lie outside the district that is asked about.
    case outsideWithin = "outside_within"
    /// The name of a unit was matched to a similar one.
    case unitLikened = "unit_likened"
    /// The table of units does not have a unit of this name.
    case unitUnknown = "unit_unknown"
    /// No estate lies in the unit.
    case unitWithoutEstates = "unit_without_estates"
    /// The population table has no row for the unit.
    case unitWithoutPopulation = "unit_without_population"
    /// The township occurs more than once in the population table.
    case townshipRepeated = "township_repeated"
    /// The polygons of units overlap.
    case unitsOverlap = "units_overlap"
    /// The table has no column for a field that matters.
    case columnMissing = "column_missing"
    /// The column matches no field and is ignored.
    case columnIgnored = "column_ignored"
    /// Lines before the header, or parts of the file, were skipped.
    case linesSkipped = "lines_skipped"
    /// The sheet has merged cells.
    case cellsMerged = "cells_merged"
    /// The workbook has hidden sheets, rows or columns.
    case partsHidden = "parts_hidden"
    /// The correction matches no row.
    case correctionUnused = "correction_unused"
    /// Two corrections concern the same cell.
    case correctionRepeated = "correction_repeated"
    /// A value was replaced by a correction.
    case corrected
    /// The circle reaches a pole and is not drawn.
    case circleNotDrawn = "circle_not_drawn"
  }

  /// The file, as the user named it.
  public var file: String
  /// The line on which the row starts, from 1, or the number of the row if `row` is set; nil for the whole file.
  public var line: Int?
  /// The name of the row, if it does not have a line of its own.
  public var row: RowName?
  /// The id of the row as it is in the file; nil if it has none, and for a whole file.
  public var rowID: String?
  /// The field, by its header in the file.
  public var field: String?
  /// The value as it is in the file.
  public var value: String?
  /// The code of what is wrong.
  public var code: Code
  /// The effect on the row.
  public var severity: Severity
  /// What is wrong, and how to correct it.
  public var message: Message

  /// Makes an issue about a row, or about a whole file.
  public init(
    file: String, line: Int? = nil, row: RowName? = nil, field: String? = nil,
    value: String? = nil, code: Code, severity: Severity, message: Message
  ) {
    self.file = file
    self.line = line
    self.row = row
    self.field = field
    self.value = value
    self.code = code
    self.severity = severity
    self.message = message
  }

  /// The issue on one line of text.
  public func text(_ language: Language) -> String {
    let place =
      rowText.map { "\(file): \($0.text(language))" }
      ?? [file, line.map(String.init)].compactMap { $0 }.joined(separator: ":")
    let shown = value.map { " \"\(InputProblem.shortened($0))\"" } ?? ""
    let subject = field.map { "\($0)\(shown): " } ?? (value == nil ? "" : "\(shown.dropFirst()): ")
    return VisibleText.line(
      "\(place): \(severity.title.text(language)): \(subject)\(message.text(language)) [\(code.rawValue)]"
    )
  }
}

/// Collects the issues of one file.
package struct IssueLog {
  package let file: String
  package private(set) var issues: [DataIssue] = []

  package init(file: String) {
    self.file = file
  }

  package mutating func add(
    _ code: DataIssue.Code, _ severity: DataIssue.Severity, line: Int? = nil,
    row: DataIssue.RowName? = nil, field: String? = nil, value: String? = nil, id: String? = nil,
    _ message: Message
  ) {
    var issue = DataIssue(
      file: file, line: line, row: row, field: field, value: value, code: code, severity: severity,
      message: message)
    issue.rowID = id
    issues.append(issue)
  }
}
