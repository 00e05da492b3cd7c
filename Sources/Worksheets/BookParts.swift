import TextFormats

/// An entry in a workbook's list of sheets.
public struct WorksheetInfo: Hashable, Sendable {
  /// The name of the sheet as it is shown on its tab.
  public let name: String
  /// Whether it is hidden.
  public let isHidden: Bool
  /// The id of the link to its part of the archive.
  let part: String
}

/// The list of sheets of a workbook, and the settings that apply to all of them.
final class BookList: PartHandler {
  private(set) var sheets: [(name: String, isHidden: Bool, link: String)] = []
  private(set) var is1904 = false
  /// Whether the stored values of formulas are placeholders until a spreadsheet calculates them.
  private(set) var waitsForCalculation = false

  override func begins(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "sheet" {
      guard let title = attributes.text("name"), let link = attributes.text("id") else { return }
      let state = attributes.text("state") ?? "visible"
      sheets.append((title, state != "visible", link))
    } else if name == "workbookPr" {
      is1904 = attributes.isTrue("date1904")
    } else if name == "calcPr" {
      waitsForCalculation = attributes.isTrue("fullCalcOnLoad")
    }
  }
}

/// The links from one part of a workbook to others.
final class PartLinks: PartHandler {
  private var links: [(id: String, kind: String, target: String)] = []

  override func begins(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name == "Relationship", let id = attributes.text("Id"),
      let target = attributes.text("Target")
    else { return }
    let kind = attributes.text("Type")?.split(separator: "/").last.map(String.init) ?? ""
    links.append((id, kind, target))
  }

  /// The path of the worksheet with a link id; nil for charts and macros.
  func worksheet(_ id: String) -> String? {
    links.first { $0.id == id && $0.kind == "worksheet" }.map { Self.path($0.target) }
  }

  /// The part of a given kind.
  func part(_ kind: String) -> String? {
    links.first { $0.kind == kind }.map { Self.path($0.target) }
  }

  /// The path of a target in the archive. Relative targets are relative to the folder of the workbook part.
  private static func path(_ target: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var parts = ["xl"]
    for part in target.split(separator: "/") {
      if part == ".." {
        _ = parts.popLast()
      } else if part != "." {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}
