import ArgumentParser
import CareCircle

/// The ground within which gap areas are looked for.
struct DemandOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "The ground in which gap areas are looked for: residential_land, boundary, estates, townships, within; default: the first of residential land, boundary, townships and within that is given.",
        "缺口范围所依据的区域：residential_land、boundary、estates、townships、within；默认依次取居住用地、研究范围、乡镇、判定范围。"),
      valueName: "ground"))
  var demand: DemandSource?

  /// Sets the choice in a plan.
  func apply(to plan: inout StudyPlan) {
    plan.demand = demand ?? plan.demand
  }
}

extension DemandSource: ExpressibleByArgument {}
