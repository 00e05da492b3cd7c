import TextFormats

/// A sheet of a workbook, as its list of sheets names it.
public struct WorksheetInfo: Hashable, Sendable {
  /// Its name.
  public let name: String
  /// Whether it is hidden.
  public let isHidden: Bool
  /// Which part of the archive it is.
  let part: String
}

/// The list of sheets of a workbook, and what holds for all of them.
final class BookList: PartHandler {
  private(set) var sheets: [(name: String, isHidden: Bool, link: String)] = []
  private(set) var is1904 = false
  /// Whether values of formulas are placeholders that wait for a spreadsheet to calculate them.
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

/// The parts to which another part of a workbook leads.
final class PartLinks: PartHandler {
  private var links: [(id: String, kind: String, target: String)] = []

  override func begins(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name == "Relationship", let id = attributes.text("Id"),
      let target = attributes.text("Target")
    else { return }
    let kind = attributes.text("Type")?.split(separator: "/").last.map(String.init) ?? ""
    links.append((id, kind, target))
  }

  /// The sheet of cells behind a link; nil for charts and macros.
  func worksheet(_ id: String) -> String? {
    links.first { $0.id == id && $0.kind == "worksheet" }.map { Self.path($0.target) }
  }

  /// The one part of a kind.
  func part(_ kind: String) -> String? {
    links.first { $0.kind == kind }.map { Self.path($0.target) }
  }

  /// A target as the archive calls it: what does not begin at its root lies beside the workbook's own part.
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
