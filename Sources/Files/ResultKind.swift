/// The kind of results in a folder, named after the command that writes them; `join` writes those of `run`.
public enum ResultKind: String, Sendable {
  case run, check, supply, coverage, compare, templates
}
