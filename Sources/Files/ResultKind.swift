/// The kind of results in a folder, named after the command that writes them; `join` writes those of `run`.
public enum ResultKind: String, Sendable {
  case run, check, supply, coverage, compare, templates, notices, site

  /// The folder beside a plan of sites with the study as it is after the plan.
  public static let afterFolder = "after"
}
