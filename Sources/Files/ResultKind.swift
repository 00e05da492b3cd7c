/// The kind of results in a folder, named after the command that writes them; `join` writes those of `run`.
public enum ResultKind: String, Sendable {
  /// Results of `run` and of `join`.
  case run
  /// Findings about the clauses of a policy.
  case check
  /// The supply for each older resident.
  case supply
  /// Covered ground and figures of units.
  case coverage
  /// The differences between two folders.
  case compare
  /// Empty workbooks for inputs.
  case templates
  /// Letters about findings that fail.
  case notices
  /// A plan of new sites.
  case site

  /// The folder beside a plan of sites with the study as it is after the plan.
  public static let afterFolder = "after"
}
