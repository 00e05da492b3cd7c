import ArgumentParser
import CareCircle

/// How many older people townships have.
struct PopulationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say("Elders by township: a table.", "乡镇老年人口表。"), valueName: "file"))
  var population: String?

  @Option(
    help: ArgumentHelp(
      say("A column of that table, field=header; repeatable.", "该表的列映射，字段=表头；可重复。"),
      valueName: "field=header"))
  var populationColumn: [ColumnMapping] = []

  /// Puts the table into a plan.
  func apply(to plan: inout StudyPlan) throws(CareCircleError) {
    plan.population = try InputOptions.changed(
      plan.population, "population", population, nil, populationColumn, InputLayout())
  }
}
