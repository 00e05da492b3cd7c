import CareModel
import Coverage
import PlaneGeometry
import Registers
import Wording

/// What the inputs of a plan hold, read and put together, before anything is asked of it.
struct StudyInputs {
  /// The inputs themselves.
  let read: ReadInputs
  let units: StudyUnits
  let streets: StudyStreets
  let population: StudyPopulation?
  /// The ground of which gap areas are asked; nil for that of the townships.
  let demand: MultiPolygon?
  /// The estates, with their gates and units.
  let rows: [Estate]
  /// What contradicts the ground of the units.
  let unitIssues: [DataIssue]

  var estates: LoadedTable<Estate>? { read[.estates] }
  var facilities: LoadedTable<Facility>? { read[.facilities] }
  var boundary: LoadedTable<MultiPolygon>? { read[.boundary] }

  /// Reads the inputs of some kinds, and puts together what belongs together.
  init(_ plan: StudyPlan, among kinds: [InputKind] = InputKind.all.ofStudies)
    throws(CareCircleError)
  {
    try plan.check(needs: [], among: kinds)
    try StudyStreets.check(plan)
    var read = try ReadInputs(plan.inputs, kinds, walker: plan.streets.walker)
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
    unitIssues = units.settle(&rows, estates)
    let people: LoadedTable<TownshipPopulation>? = read[.population]
    population = people.map { StudyPopulation($0, over: rows) }
    read.replace(.population, with: population?.table)
    streets = StudyStreets(plan, read)
    demand = try DemandChoice.ground(
      plan.demand, read[.residentialLand], read[.boundary], units, rows)
    (self.read, self.rows) = (read, rows)
  }

  /// What is known of each input, in the order of reading.
  var infos: [InputInfo] { read.infos }

  /// Every row that was rejected, doubtful or notable.
  var issues: [DataIssue] { read.issues + unitIssues }
}

extension ReadInputs {
  /// Joins another table to the estates, where both are there.
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
