import CareModel
import Compliance
import Coverage
import Geodesy
import Layers
import Registers
import StreetNetwork
import TextFormats
import Wording
import Yams

/// Decodes the keys of a study file, and collects the problems found in them.
struct StudyDecoder {
  let file: String
  let folder: String
  /// The kinds of input that a study can have.
  let kinds: [InputKind]
  private(set) var problems: [InputProblem] = []
  /// The largest number of problems that are reported at once; whoever corrects so many looks at the next ones then.
  private static let mostProblems = 100
  /// The nodes of the terms of the question that the study file gives.
  private var terms: [ReachTerm: Node] = [:]

  init(file: String, folder: String, kinds: [InputKind] = .all) {
    self.file = file
    self.folder = folder
    self.kinds = kinds
  }

  mutating func plan(_ root: Node?) -> StudyPlan {
    var plan = StudyPlan()
    guard let root, let members = members(root, "study") else {
      if root == nil { add(.empty, nil, "study", .emptyStudy) }
      return plan
    }
    for (key, node) in members {
      if let term = ReachTerm(rawValue: key.text) { terms[term] = node }
      switch key.text {
      case "as_of": plan.requirement.asOf = date(node, key.text)
      case "policy":
        plan.policy = text(node, key.text).map {
          PolicyLibrary.names.contains($0) ? $0 : path($0)
        }
      case "parameters": plan.parameters = parameters(node)
      case "covers_region": plan.coversRegion = flag(node, key.text) ?? false
      case "lang": plan.language = choice(node, key.text) ?? plan.language
      case "circle": plan.circle = circle(node) ?? plan.circle
      case "inputs": inputs(node, &plan)
      case "formats": plan.formats = formats(node) ?? []
      case "study_id": plan.studyID = text(node, key.text)
      case "reporting_unit": plan.reportingUnit = text(node, key.text)
      case "output": plan.output = text(node, key.text).map(path)
      case "minimum_area":
        plan.requirement.minimumArea =
          quantity(node, key.text, .area, Area.init) ?? .squareMetres(200)
      case "qualifying_kinds": plan.requirement.kinds = kinds(node) ?? plan.requirement.kinds
      case "any_facility": plan.requirement.acceptsAny = flag(node, key.text) ?? false
      case "assume_in_use": plan.requirement.assumesInUse = flag(node, key.text) ?? false
      case "all_ages": plan.ageRule.includesAllAges = flag(node, key.text) ?? false
      case "units_by": plan.unitsBy = choice(node, key.text) ?? plan.unitsBy
      case "demand": plan.demand = choice(node, key.text)
      case "scenario":
        let scenario: StudyScenario? = choice(node, key.text)
        plan.requirement.countsPlannedFromOpening = scenario == .planned
      case "old_until": plan.ageRule.lastYear = year(node, key.text) ?? plan.ageRule.lastYear
      case "search_limit":
        plan.searchLimit = quantity(node, key.text, .length, Length.init) ?? plan.searchLimit
      case InputKind.facilitiesExtent.key: extent(key, node, .facilitiesExtent, &plan)
      case InputKind.networkExtent.key: extent(key, node, .networkExtent, &plan)
      case "streets": streets(node, &plan.streets)
      default: refuse(key, known: Self.keys, later: [], within: ("inputs", Self.inputKeys))
      }
    }
    checkQuestion(plan)
    return plan
  }

  /// The values for parameters of clauses: `WZ-1.household_rounding: ceil`.
  private mutating func parameters(_ node: Node) -> [PolicySource.Override] {
    (members(node, "parameters") ?? []).compactMap { key, value in
      guard let text = text(value, key.text) else { return nil }
      if let override = PolicySource.Override("\(key.text)=\(text)") { return override }
      add(.wrongValue, value, "parameters", .expected("WZ-1.household_rounding: ceil"))
      return nil
    }
  }

  /// Adds a problem for each term that makes the question invalid, at the term's line in the study file.
  private mutating func checkQuestion(_ plan: StudyPlan) {
    do throws(ReachQuestionFault) {
      _ = try plan.question()
    } catch {
      for problem in error.problems {
        add(.wrongValue, terms[problem.term], problem.term.rawValue, problem.message)
      }
    }
  }

  private static let keys = [
    "as_of", "lang", "policy", "parameters", "covers_region", "circle", "inputs", "output",
    "minimum_area", "qualifying_kinds",
    "any_facility", "assume_in_use", "all_ages", "old_until", "search_limit", "streets", "scenario",
    "demand", "units_by",
    "network_extent", "facilities_extent", "formats", "reporting_unit", "study_id",
  ]

  /// Keys that are often written at the top level although they belong under `inputs`.
  private static let inputKeys = [
    "estates", "facilities", "gates", "boundary", "within", "residential_land", "estate_attributes",
    "estate_polygons", "new_estates", "rooms", "villages", "communities", "townships",
    "named_sites", "network", "barriers", "population", "indicators", "milestones",
    "basic_services", "parcels", "conversions", "candidates", "subsidies",
  ]

  // MARK: - The circle

  private mutating func circle(_ node: Node) -> ServiceCircle? {
    guard let members = members(node, "circle") else { return nil }
    var parts = CircleTerms()
    for (key, node) in members {
      let name = "circle.\(key.text)"
      switch key.text {
      case "minutes": parts.minutes = number(node, name)
      case "walker": parts.walker = text(node, name)
      case "walking_speed": parts.speed = quantity(node, name, .speed, Speed.init)
      case "detour": parts.detour = number(node, name)
      case "radius": parts.radius = quantity(node, name, .length, Length.init)
      default:
        refuse(key, known: ["minutes", "walker", "walking_speed", "detour", "radius"], later: [])
      }
    }
    switch parts.circle() {
    case .success(let circle): return circle
    case .failure(let fault):
      add(.wrongValue, node, "circle", fault.message)
      return nil
    }
  }

  // MARK: - Streets

  private mutating func streets(_ node: Node, _ rules: inout StreetRules) {
    guard let members = members(node, "streets") else { return }
    for (key, node) in members {
      let name = "streets.\(key.text)"
      if let term = ReachTerm(rawValue: name) { terms[term] = node }
      switch key.text {
      case "access_cap":
        rules.accessCap = quantity(node, name, .length, Length.init) ?? rules.accessCap
      case "steps_factor": rules.stepsFactor = number(node, name)
      case "private_ways": rules.refusesPrivate = flag(node, name).map { !$0 }
      case "step_free": rules.isStepFree = flag(node, name)
      default:
        refuse(
          key, known: ["access_cap", "steps_factor", "private_ways", "step_free"], later: [])
      }
    }
  }

  // MARK: - Values

  private mutating func kinds(_ node: Node) -> Set<RoomKind>? {
    guard case .sequence(let sequence) = node, !sequence.isEmpty else {
      add(.wrongValue, node, "qualifying_kinds", .expected("[care_room, day_care_centre]"))
      return nil
    }
    return Set(sequence.compactMap { choice($0, "qualifying_kinds") })
  }

  private mutating func formats(_ node: Node) -> Set<LayerFormat>? {
    guard case .sequence(let sequence) = node, !sequence.isEmpty else {
      add(.wrongValue, node, "formats", .expected("[geojson, gpkg, fgb, shp, xlsx]"))
      return nil
    }
    return Set(sequence.compactMap { choice($0, "formats") })
  }

  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ node: Node, _ key: String
  ) -> Choice? {
    guard let text = text(node, key) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    add(
      .wrongValue, node, key,
      .expected(known.joined(separator: ", ")).suggesting(text, among: known))
    return nil
  }

  mutating func date(_ node: Node, _ key: String) -> CalendarDate? {
    quantity(node, key, .date) { CalendarDate($0) }
  }

  mutating func flag(_ node: Node, _ key: String) -> Bool? {
    value(node, key, expected: "true, false") { $0 == "true" ? true : $0 == "false" ? false : nil }
  }

  private mutating func year(_ node: Node, _ key: String) -> Int? {
    quantity(node, key, .year) { Int($0) }
  }

  mutating func number(_ node: Node, _ key: String) -> Double? {
    quantity(node, key, key.hasSuffix("minutes") ? .minutes : .number) { text in
      Double(text).flatMap { $0.isFinite ? $0 : nil }
    }
  }

  mutating func quantity<Quantity>(
    _ node: Node, _ key: String, _ form: ValueForm, _ parse: (String) -> Quantity?
  ) -> Quantity? {
    guard let text = text(node, key) else { return nil }
    if let value = parse(text) { return value }
    add(.wrongValue, node, key, form.expectation(insteadOf: InputProblem.shortened(text)))
    return nil
  }

  mutating func value<Value>(
    _ node: Node, _ key: String, expected: String, _ parse: (String) -> Value?
  ) -> Value? {
    guard let text = text(node, key) else { return nil }
    if let value = parse(text) { return value }
    add(.wrongValue, node, key, .expected(expected))
    return nil
  }

  mutating func text(_ node: Node, _ key: String) -> String? {
    if case .scalar(let scalar) = node, !scalar.string.isEmpty { return scalar.string }
    add(.wrongValue, node, key, Message(en: "expected text", zh: "应为文字"))
    return nil
  }

  // MARK: - Structure

  mutating func members(
    _ node: Node, _ key: String
  ) -> [(key: Node.Scalar, value: Node)]? {
    guard case .mapping(let mapping) = node else {
      add(.wrongValue, node, key, .expected("key: value"))
      return nil
    }
    var members: [(key: Node.Scalar, value: Node)] = []
    for (name, value) in mapping {
      guard case .scalar(let scalar) = name else {
        add(.wrongValue, name, key, .expected("key: value"))
        continue
      }
      members.append((scalar, value))
    }
    return members
  }

  /// `within` are the keys of a nested mapping in which the key may have been meant to be.
  mutating func refuse(
    _ key: Node.Scalar, known: [String], later: [String],
    within lower: (key: String, keys: [String])? = nil
  ) {
    guard problems.count < Self.mostProblems else { return }
    let names = known.joined(separator: ", ")
    if later.contains(key.text) {
      add(
        .unsupported, .scalar(key), nil,
        Message(
          en: "is not supported by this version; remove it. Supported: \(names)",
          zh: "本版本尚不支持；请删除。支持：\(names)"))
    } else {
      add(
        .unknownKey, .scalar(key), nil,
        Message(
          en: "is not a valid key here; expected one of \(names)", zh: "不是此处可用的键；应为\(names)之一"
        )
        .suggesting(key.text, among: known + later, below: lower))
    }
  }

  mutating func add(
    _ code: InputProblem.Code, _ node: Node?, _ field: String?, _ message: Message
  ) {
    guard problems.count < Self.mostProblems else { return }
    var value: String?
    if case .scalar(let scalar)? = node { value = scalar.string }
    problems.append(
      InputProblem(
        code, file: file, line: node?.mark?.line, column: node?.mark?.column, field: field,
        value: value, message))
  }
}

extension Node.Scalar {
  var text: String { string }
}

extension String {
  static let crsChoices = CoordinateReferenceSystem.choices.joined(separator: ", ")
}

extension Message {
  static let emptyStudy = Message(
    en: "the study is empty; it needs at least inputs", zh: "研究文件为空；至少需要 inputs")

  static func unknownField(of fields: [String]) -> Message {
    let known = fields.joined(separator: ", ")
    return Message(
      en: "is not a field that can be mapped; fields are \(known)",
      zh: "不是可以映射的字段；可用字段：\(known)")
  }

  static func expected(_ what: String) -> Message {
    Message(en: "expected \(what)", zh: "应为\(what)")
  }

  static func needs(_ key: String, _ example: String) -> Message {
    Message(en: "needs \(key): \(example)", zh: "缺少 \(key)：\(example)")
  }
}
