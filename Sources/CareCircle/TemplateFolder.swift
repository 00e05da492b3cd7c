import Files
import Registers
import Reports
import Wording

/// Writes empty workbooks for the inputs of a study.
public enum TemplateFolder {
  /// Writes an empty workbook for each input that can be one to a folder, which appears whole or not at all. Workbooks
  /// that have been filled in are never replaced. Returns the
  /// inputs that are drawn, for which there is none.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the folder contains anything but an earlier result, or if it cannot
  ///   be written.
  @discardableResult
  public static func write(
    toFolder path: String, _ language: Language
  ) throws(CareCircleError) -> [InputKind] {
    var folder = try OutputFolder(path, of: .templates)
    for kind in InputKind.all where kind.hasTemplate {
      try folder.write("\(kind.key).xlsx", kind.template(language))
    }
    try folder.finish()
    return InputKind.all.filter { !$0.hasTemplate && $0 != .corrections }
  }
}
