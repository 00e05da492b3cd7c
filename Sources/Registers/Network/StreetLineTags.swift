import StreetNetwork
import Tables

/// The columns of a layer of lines that was exported from OpenStreetMap: one for each tag, as Overpass, QuickOSM and
/// osmnx write them, or all others in one column `other_tags`, as GDAL does.
struct StreetLineTags {
  /// The keys of tags and their columns.
  private let columns: [(key: String, index: Int)]
  private let others: Int?
  /// Whether a column holds the ids of OpenStreetMap, so that the lines are certainly its data.
  let hasIDs: Bool
  /// The indices of the columns that are read.
  let used: Set<Int>

  private static let idColumns: Set = ["@id", "osm_id", "osmid", "full_id", "osm_way_id"]

  /// The columns among some headers; nil if there is none called `highway`.
  init?(_ headers: [String]) {
    let known = WalkingProfile.tagKeys
    columns = headers.indices.compactMap { known.contains(headers[$0]) ? (headers[$0], $0) : nil }
    guard columns.contains(where: { $0.key == "highway" }) else { return nil }
    others = headers.firstIndex(of: "other_tags")
    hasIDs = headers.contains(where: Self.idColumns.contains)
    used = Set(columns.map(\.index) + [others].compactMap(\.self))
  }

  /// The verdict of a profile on the row under a cursor.
  ///
  /// osmnx joins ways of several kinds into one line with a list of their kinds. Such a line is walked if every kind
  /// is, and has the traits of all.
  func verdict(on cursor: RowCursor, _ profile: WalkingProfile) -> WayVerdict {
    var (tags, kinds) = tags(of: cursor)
    var traits: EdgeTraits?
    for kind in kinds.isEmpty ? [""] : kinds {
      tags["highway"] = kind.isEmpty ? nil : kind
      guard case .walkable(let own) = profile.verdict(onWay: tags) else {
        return profile.verdict(onWay: tags)
      }
      let directions = (traits ?? .street).intersection(own).intersection(.street)
      traits = directions.union((traits ?? []).union(own).subtracting(.street))
    }
    return .walkable(traits ?? .street)
  }

  /// The tags of a row without its `highway`, and the values of that.
  private func tags(of cursor: RowCursor) -> ([String: String], kinds: [String]) {
    var tags: [String: String] = [:]
    if let others, let text = cursor.text(others) { tags = Self.pairs(of: text) }
    var kinds: [String] = []
    for (key, index) in columns {
      guard let text = cursor.text(index) else { continue }
      let values = Self.values(of: text)
      if key == "highway" {
        kinds = values
      } else {
        tags[key] = values.first { $0 != "no" } ?? values.first
      }
    }
    return (tags, kinds)
  }

  /// The values of a cell: one, or those of a list such as `['footway', 'steps']`. Flags are written as in tags.
  private static func values(of text: String) -> [String] {
    guard text.hasPrefix("["), text.hasSuffix("]") else { return [word(text)].compactMap(\.self) }
    return text.dropFirst().dropLast().split(separator: ",").compactMap { part in
      word(String(part).filter { !"'\" ".contains($0) })
    }
  }

  private static func word(_ text: String) -> String? {
    switch text {
    case "true", "True", "TRUE": "yes"
    case "false", "False", "FALSE": "no"
    case "", "nan", "NaN", "None", "null": nil
    default: text
    }
  }

  /// The pairs of a text such as `"foot"=>"yes","level"=>"-1"`.
  private static func pairs(of text: String) -> [String: String] {
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    var pairs: [String: String] = [:]
    // Keys and values are every second part; between them stand arrows and commas.
    for index in stride(from: 1, to: parts.count - 2, by: 4) where parts[index + 1] == "=>" {
      pairs[String(parts[index])] = String(parts[index + 2])
    }
    return pairs
  }
}
