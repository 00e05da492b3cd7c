import CareModel
import Coverage
import PlaneGeometry
import Registers
import Wording

/// What the inputs of a plan hold, read and put together, before anything is asked of it.
struct StudyInputs {
  let estates: LoadedTable<Estate>?
  let facilities: LoadedTable<Facility>?
  let gates: LoadedTable<EstateGate>?
  let boundary: LoadedTable<MultiPolygon>?
  let residentialLand: LoadedTable<MultiPolygon>?
  let attributes: LoadedTable<Estate>?
  let polygons: LoadedTable<Estate>?
  let units: StudyUnits
  let streets: StudyStreets
  let population: StudyPopulation?
  /// The ground of which gap areas are asked; nil for that of the townships.
  let demand: MultiPolygon?
  /// The estates, with their gates and units.
  let rows: [Estate]
  /// What contradicts the ground of the units.
  let unitIssues: [DataIssue]

  /// Reads them, estates and facilities side by side.
  init(_ plan: StudyPlan) throws(CareCircleError) {
    let tables = StudyTables(plan)
    streets = try StudyStreets(plan)
    let attributes = try plan.estateAttributes.map { file throws(CareCircleError) in
      try LoadedTable<Estate>.estateAttributes(file).withRows()
    }
    let bare = try tables.estates?.get()
    let join = attributes.flatMap { table in bare.map { AttributeJoin($0, table) } }
    let polygons = try plan.estatePolygons.map { file throws(CareCircleError) in
      try LoadedTable<Estate>.estatePolygons(file).withRows()
    }
    let known = join?.estates ?? bare
    let standing = polygons.flatMap { layer in known.map { PolygonJoin($0, layer) } }
    let estates = standing?.estates ?? known
    facilities = try tables.facilities?.get()
    var rows = estates?.rows ?? []
    gates = try plan.gates.map { file throws(CareCircleError) in
      try LoadedTable<EstateGate>.gates(file, of: rows).withRows()
    }
    if let gates { rows.attach(gates.rows) }
    boundary = try plan.boundary.map { file throws(CareCircleError) in
      try LoadedTable<MultiPolygon>.boundary(file).withRows()
    }
    residentialLand = try plan.residentialLand.map { file throws(CareCircleError) in
      try LoadedTable<MultiPolygon>.boundary(file).withRows()
    }
    units = try StudyUnits(plan)
    unitIssues = units.settle(&rows, estates)
    population = try plan.population.map { file throws(CareCircleError) in
      try StudyPopulation(file, over: rows)
    }
    (self.estates, self.rows, self.attributes) = (estates, rows, join?.attributes)
    self.polygons = standing?.polygons ?? polygons
    demand = try DemandChoice.ground(plan, residentialLand, boundary, units, rows)
  }

  /// What is known of each input, in the order of reading.
  var infos: [InputInfo] {
    [
      estates?.info, facilities?.info, gates?.info, boundary?.info, attributes?.info,
      polygons?.info,
    ]
    .compactMap(\.self)
      + [residentialLand?.info, units.townships?.info, units.communities?.info, population?.info]
      .compactMap(\.self) + streets.inputs
  }

  /// Every row that was rejected, doubtful or notable.
  var issues: [DataIssue] {
    (estates?.issues ?? []) + (facilities?.issues ?? []) + (gates?.issues ?? []) + otherIssues
      + unitIssues
  }

  /// Those about tables whose rows are of no one place.
  var otherIssues: [DataIssue] {
    (boundary?.issues ?? []) + (attributes?.issues ?? []) + (polygons?.issues ?? [])
      + (residentialLand?.issues ?? [])
      + units.issues + (population?.issues ?? []) + streets.issues
  }
}
