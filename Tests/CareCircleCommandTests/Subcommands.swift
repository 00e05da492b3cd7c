/// The names of all subcommands.
enum Subcommands {
  static let all = [
    "run", "gaps", "coverage", "circles", "route", "check", "policies", "inspect", "network",
    "compare", "supply", "join", "rows",
  ]
}
