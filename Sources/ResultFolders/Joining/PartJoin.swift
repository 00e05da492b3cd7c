import Files
import Layers
import Reports
import TextFormats
import Wording

/// The results of all tiles of a study, joined to those of the whole study.
///
/// Estates, facilities and pieces of ground are copied as they are, tile by tile. Figures of units and counts are
/// those of the whole. Pieces of gaps that are cut by a tile's border stay cut.
public struct PartJoin: Sendable {
  private let parts: [PartFolder]

  /// The number of tiles.
  public var count: Int { parts.count }

  /// Opens the folders of all tiles of one study, in any order.
  ///
  /// - Throws: `CareCircleError` if one is missing, occurs twice, or was run under other rules.
  public init(_ folders: [String]) throws(CareCircleError) {
    var parts: [PartFolder] = []
    for folder in folders { parts.append(try PartFolder(folder)) }
    self.parts = try PartCheck.ordered(parts)
  }

  /// Writes the whole to a folder, which appears complete or not at all. Memory is proportional to the units, plus
  /// four bytes for each estate.
  ///
  /// Every layer of the tiles is joined, whatever its name. Returns the names of those files of the tiles that the
  /// whole does not have, such as a GeoPackage.
  ///
  /// - Throws: `CareCircleError` if a file of a part has changed or the folder cannot be written.
  @discardableResult
  public func write(toFolder path: String) throws(CareCircleError) -> [String] {
    let (units, tallies) = try counted()
    var folder = try OutputFolder(path, of: .run)
    for name in layerNames {
      // The figures of gap areas are those of the whole.
      if name == "gap-areas" {
        try copy(name, to: folder, own: "figures", header: gapHeader)
      } else {
        try copy(name, to: folder)
      }
    }
    try write(units, to: folder)
    for name in ["estates.csv", "issues.csv"] {
      try JoinedTable.copy(
        name, of: parts, to: folder, records: records(of: name), isNumbered: name == "issues.csv")
    }
    try folder.write("summary.json", summary(tallies).document)
    try folder.write("provenance.json", provenance().document)
    let leftOut = fileNames.subtracting(FileTree.names(in: folder.temporary))
      .subtracting([FolderManifest.fileName]).sorted()
    try folder.finish()
    return leftOut
  }

  /// The number of features or rows of a file in all tiles together; nil if a tile does not state it.
  private func records(of name: String) -> Int? {
    let counts = parts.compactMap { $0.manifest.entries[name] }.map(\.records)
    return counts.contains(nil) ? nil : counts.compactMap(\.self).reduce(0, +)
  }

  /// The names of all files of the tiles.
  private var fileNames: Set<String> {
    Set(parts.flatMap { FileTree.names(in: $0.path) })
  }

  /// The layers whose features are copied: all but the units, whose figures are counted again.
  private var layerNames: [String] {
    fileNames.filter { $0.hasSuffix(".geojson") }.map { String($0.dropLast(8)) }
      .filter { $0 != "coverage" }.sorted()
  }

  // MARK: - Figures

  private func counted() throws(CareCircleError) -> (JoinedUnits, TownshipTallies) {
    var units = JoinedUnits()
    for part in parts {
      if let layer = try part.layer("coverage") { try units.add(layer) }
    }
    units.sort()
    var tallies = TownshipTallies()
    for part in parts {
      guard let layer = try part.layer("estates") else { continue }
      try JoinedEstates.forEach(in: layer) { estate in
        units.count(estate)
        tallies.add(to: estate.township) { $0.add(estate.outcome) }
      }
    }
    return (units, tallies)
  }

  private func summary(_ tallies: TownshipTallies) -> JSONValue {
    let first = parts[0].summary
    guard case .object(let members) = first else { return first }
    let end = members.firstIndex { $0.0 == "headline" } ?? members.count
    let facilities = JSONValue.sum(parts.compactMap { $0.summary["facilities"] })
    let disagreements = parts.compactMap { $0.summary["drawing_disagreements"]?.wholeNumber }
    return .object(
      Array(members[..<end])
        + tallies.members(
          facilities: facilities ?? .null, notPlaced: notPlaced, outside: outside,
          disagreements: disagreements.isEmpty ? .null : .integer(disagreements.reduce(0, +))))
  }

  private var notPlaced: Int {
    parts.compactMap { $0.summary["headline"]?["facilities_not_placed"]?.wholeNumber }.reduce(0, +)
  }

  /// The estates outside the area asked about; nil if the study is not limited to one.
  private var outside: Int? {
    let counts = parts.compactMap { $0.summary["headline"]?["estates_outside"]?.wholeNumber }
    return counts.isEmpty ? nil : counts.reduce(0, +)
  }

  private func provenance() -> JSONValue {
    var whole = parts[0].provenance
    whole["tile"] = .null
    // Counts under several walkers belong to single tiles and are not joined.
    whole["written"]?["profiles"] = .array([])
    whole["inputs"] = .array(JoinedInputs(parts).inputs)
    // If each part was given streets of its own, there is no single file for the whole.
    for key in ["file", "bytes", "sha256", "source_sha256"] {
      let values = Set(parts.map { $0.provenance["network"]?[key]?.line })
      if values.count > 1 { whole["network"]?[key] = JSONValue.null }
    }
    return whole
  }

  // MARK: - Copies

  /// Copies a layer of all parts. The members of its header from `own` on are replaced by those of `header`.
  private func copy(
    _ name: String, to folder: borrowing OutputFolder, own: String? = nil,
    header: ([ResultLayerFile]) -> [(String, JSONValue)] = { _ in [] }
  ) throws(CareCircleError) {
    var layers: [ResultLayerFile] = []
    for part in parts { if let layer = try part.layer(name) { layers.append(layer) } }
    guard let first = layers.first else { return }
    try folder.write("\(name).geojson", records: records(of: "\(name).geojson")) {
      sink throws(CareCircleError) in
      try sink.write(JoinedLayer.opening(of: first, name, own: own, header(layers)))
      var isFirst = true
      for layer in layers {
        if try layer.copyFeatures(to: sink, after: isFirst ? "" : ",\n") { isFirst = false }
      }
      var closing = ByteBuffer()
      closing.endFeatureCollection()
      try sink.write(closing)
    }
  }

  private func gapHeader(_ layers: [ResultLayerFile]) -> [(String, JSONValue)] {
    JoinedLayer.gapHeader(layers.map(JoinedLayer.header), notPlaced: notPlaced)
  }

  private func write(
    _ units: JoinedUnits, to folder: borrowing OutputFolder
  ) throws(CareCircleError) {
    guard let first = try parts[0].layer("coverage") else { return }
    let layer = units.layer(JoinedLayer.header(first), notPlaced: notPlaced)
    try folder.write("townships.csv", records: layer.count) { sink throws(CareCircleError) in
      try layer.write(to: sink, as: .csv)
    }
    try folder.write(layer)
  }
}
