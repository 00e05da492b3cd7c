import CareModel
import Coverage
import PlaneGeometry
import Registers
import Wording

/// The inputs of a plan, read and joined, before any question is asked.
struct StudyInputs {
  /// The inputs as they were read.
  let read: ReadInputs
  let units: StudyUnits
  let streets: StudyStreets
  let population: StudyPopulation?
  /// The ground within which gap areas are looked for; nil for all ground of the townships.
  let demand: MultiPolygon?
  /// The estates, with their gates and units.
  let rows: [Estate]
  /// Issues about estates whose rows contradict the ground of the units.
  let unitIssues: [DataIssue]

  var estates: LoadedTable<Estate>? { read[.estates] }
  var facilities: LoadedTable<Facility>? { read[.facilities] }
  var boundary: LoadedTable<MultiPolygon>? { read[.boundary] }
  var within: LoadedTable<MultiPolygon>? { read[.within] }

  /// The latest plausible completion year of an estate when the study gives no `as_of` date.
  private static let lastLikelyYear = 2035

  /// Reads the inputs of some kinds, and joins those that belong together.
  init(_ plan: StudyPlan, among kinds: [InputKind] = InputKind.all.ofStudies)
    throws(CareCircleError)
  {
    try plan.check(needs: [], among: kinds)
    try StudyStreets.check(plan)
    var read = try ReadInputs(plan.inputs, kinds, walker: plan.streets.walker)
    let lastYear = plan.requirement.asOf?.year ?? Self.lastLikelyYear
    for kind in [InputKind.estates, .estateAttributes, .estatePolygons] {
      let table: LoadedTable<Estate>? = read[kind]
      read.replace(kind, with: table?.withoutYears(after: lastYear))
    }
    read.join(.estateAttributes) { estates, attributes in
      let join = AttributeJoin(estates, attributes)
      return (join.estates, join.attributes)
    }
    read.join(.estatePolygons) { estates, polygons in
      let join = PolygonJoin(estates, polygons)
      return (join.estates, join.polygons)
    }
    let estates: LoadedTable<Estate>? = read[.estates]
    var rows = estates?.rows ?? []
    let gates: LoadedTable<EstateGate>? = read[.gates]
    if let gates { rows.attach(gates.rows) }
    units = StudyUnits(read)
    unitIssues = units.settle(
      &rows, estates, by: plan.unitsBy, hasAllEstates: plan.studyID == nil || plan.tile == nil)
    let people: LoadedTable<TownshipPopulation>? = read[.population]
    let (townships, estateRows) = (units.townships, rows)
    population = people.map {
      StudyPopulation(PopulationSettlement($0, townships, estateRows), over: estateRows)
    }
    read.replace(.population, with: population?.table)
    streets = StudyStreets(plan, read)
    let within: LoadedTable<MultiPolygon>? = read[.within]
    demand = try DemandChoice.ground(
      plan.demand, read[.residentialLand], read[.boundary], within?.place, units, rows)
    (self.read, self.rows) = (read, rows)
  }

  /// The facts about each input, in the order of reading.
  var infos: [InputInfo] { read.infos }

  /// The issues of all inputs.
  var issues: [DataIssue] { read.issues + unitIssues }
}

extension ReadInputs {
  /// Joins another table to the estates, if both exist.
  fileprivate mutating func join(
    _ kind: InputKind,
    _ joined: (LoadedTable<Estate>, LoadedTable<Estate>) -> (
      estates: LoadedTable<Estate>, other: LoadedTable<Estate>
    )
  ) {
    let estates: LoadedTable<Estate>? = self[.estates]
    let other: LoadedTable<Estate>? = self[kind]
    guard let estates, let other else { return }
    let found = joined(estates, other)
    replace(.estates, with: found.estates)
    replace(kind, with: found.other)
  }
}
