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
    case duplicateRow = "duplicate_row"
    case facilityUnplaced = "facility_unplaced"
    case coordinateMissing = "coordinate_missing"
    case coordinateUnreadable = "coordinate_unreadable"
    case coordinateOutOfRange = "coordinate_out_of_range"
    case coordinatesSwapped = "coordinates_swapped"
    case zonePrefix = "zone_prefix"
    case geometryMissing = "geometry_missing"
    case geometryInvalid = "geometry_invalid"
    case geometryType = "geometry_type"
    case tooManyCells = "too_many_cells"
    case rowMalformed = "row_malformed"
    case totalRow = "total_row"
    case footnoteRow = "footnote_row"
    case exampleRow = "example_row"
    case headerRow = "header_row"
    case gateWithoutEstate = "gate_without_estate"
    case attributesWithoutEstate = "attributes_without_estate"
    case polygonWithoutEstate = "polygon_without_estate"
    case roomWithoutEstate = "room_without_estate"
    case recordUnused = "record_unused"
    case policyWarning = "policy_warning"
    // Rows that are used with a doubt.
    case duplicateID = "duplicate_id"
    case idMissing = "id_missing"
    case sameNameAndPlace = "same_name_and_place"
    case outsideAreaOfUse = "outside_area_of_use"
    case outsideOperations = "outside_operations"
    case datumOperation = "datum_operation"
    case geometryMended = "geometry_mended"
    case valueUnreadable = "value_unreadable"
    case formulaWithoutValue = "formula_without_value"
    case countApproximate = "count_approximate"
    case mergedQuantity = "merged_quantity"
    case digitsLost = "digits_lost"
    case areaContradiction = "area_contradiction"
    case attributeContradiction = "attribute_contradiction"
    case flagContradiction = "flag_contradiction"
    case tooFewCells = "too_few_cells"
    case kindUnknown = "kind_unknown"
    case areaUnknown = "area_unknown"
    case statusUnknown = "status_unknown"
    case yearUnlikely = "year_unlikely"
    case yearUnknown = "year_unknown"
    case settingUnknown = "setting_unknown"
    case townshipContradiction = "township_contradiction"
    case communityContradiction = "community_contradiction"
    case bedsUnknown = "beds_unknown"
    case serviceUnknown = "service_unknown"
    case populationShareUnknown = "population_share_unknown"
    case populationUnmatched = "population_unmatched"
    case populationUnplaced = "population_unplaced"
    // Files.
    case crsAssumed = "crs_assumed"
    case crsContradiction = "crs_contradiction"
    case encodingContradiction = "encoding_contradiction"
    case partsContradiction = "parts_contradiction"
    case recordsDeleted = "records_deleted"
    case datumShift = "datum_shift"
    case layersApart = "layers_apart"
    case pointsTogether = "points_together"
    case outsideChina = "outside_china"
    case outsideBoundary = "outside_boundary"
    case outsideWithin = "outside_within"
    case unitLikened = "unit_likened"
    case unitUnknown = "unit_unknown"
    case unitWithoutEstates = "unit_without_estates"
    case unitWithoutPopulation = "unit_without_population"
    case townshipRepeated = "township_repeated"
    case unitsOverlap = "units_overlap"
    case columnMissing = "column_missing"
    case columnIgnored = "column_ignored"
    case linesSkipped = "lines_skipped"
    case cellsMerged = "cells_merged"
    case partsHidden = "parts_hidden"
    case correctionUnused = "correction_unused"
    case correctionRepeated = "correction_repeated"
    case corrected
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
  /// The reason.
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
