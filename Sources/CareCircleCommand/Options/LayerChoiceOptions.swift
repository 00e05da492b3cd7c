import ArgumentParser
import CareCircle

/// Which layer, sheet or query of each input is meant, where a source has several.
struct LayerChoiceOptions: ParsableArguments {
  @Option(name: .layer("estates"), help: .layer("estates", "小区"))
  var estatesLayer: String?
  @Option(help: .query("estates", "小区"))
  var estatesSql: String?

  @Option(name: .layer("facilities"), help: .layer("facilities", "设施"))
  var facilitiesLayer: String?
  @Option(help: .query("facilities", "设施"))
  var facilitiesSql: String?

  @Option(name: .layer("gates"), help: .layer("gates", "出入口"))
  var gatesLayer: String?
  @Option(help: .query("gates", "出入口"))
  var gatesSql: String?

  @Option(name: .layer("boundary"), help: .layer("boundary", "研究范围"))
  var boundaryLayer: String?
  @Option(name: .layer("estate-attributes"), help: .layer("estate attributes", "小区属性表"))
  var estateAttributesLayer: String?

  /// Puts what the flags say over what the plan says.
  func apply(to plan: inout StudyPlan) throws(CareCircleError) {
    try Self.choose(&plan.estates, "estates", estatesLayer, estatesSql)
    try Self.choose(&plan.facilities, "facilities", facilitiesLayer, facilitiesSql)
    try Self.choose(&plan.gates, "gates", gatesLayer, gatesSql)
    try Self.choose(&plan.boundary, "boundary", boundaryLayer)
    try Self.choose(&plan.estateAttributes, "estate-attributes", estateAttributesLayer)
  }

  static func choose(
    _ file: inout InputFile?, _ name: String, _ layer: String?, _ query: String? = nil
  ) throws(CareCircleError) {
    guard layer != nil || query != nil else { return }
    guard var chosen = file else { throw .usage([.layerWithoutFile(name)]) }
    chosen.layer = layer ?? chosen.layer
    chosen.query = query ?? chosen.query
    file = chosen
  }
}

/// The same of the tables that only clauses ask for.
struct TableLayerOptions: ParsableArguments {
  @Option(name: .layer("new-estates"), help: .layer("new estates", "新建小区"))
  var newEstatesLayer: String?
  @Option(name: .layer("rooms"), help: .layer("rooms", "配建用房"))
  var roomsLayer: String?
  @Option(name: .layer("villages"), help: .layer("villages", "行政村"))
  var villagesLayer: String?
  @Option(name: .layer("communities"), help: .layer("communities", "社区"))
  var communitiesLayer: String?
  @Option(name: .layer("townships"), help: .layer("townships", "乡镇"))
  var townshipsLayer: String?
  @Option(name: .layer("named-sites"), help: .layer("named sites", "点名对象"))
  var namedSitesLayer: String?

  /// Puts what the flags say over what the plan says.
  func apply(to plan: inout StudyPlan) throws(CareCircleError) {
    try LayerChoiceOptions.choose(&plan.newEstates, "new-estates", newEstatesLayer)
    try LayerChoiceOptions.choose(&plan.rooms, "rooms", roomsLayer)
    try LayerChoiceOptions.choose(&plan.villages, "villages", villagesLayer)
    try LayerChoiceOptions.choose(&plan.communities, "communities", communitiesLayer)
    try LayerChoiceOptions.choose(&plan.townships, "townships", townshipsLayer)
    try LayerChoiceOptions.choose(&plan.namedSites, "named-sites", namedSitesLayer)
  }
}

extension NameSpecification {
  /// A sheet is the layer of a workbook.
  fileprivate static func layer(_ input: String) -> NameSpecification {
    [.customLong("\(input)-layer"), .customLong("\(input)-sheet")]
  }
}

extension ArgumentHelp {
  fileprivate static func layer(_ english: String, _ chinese: String) -> ArgumentHelp {
    ArgumentHelp(
      say(
        "Layer, table or sheet of the \(english), by name; a sheet by its number, too.",
        "\(chinese)数据的图层、数据表或工作表名；工作表也可用序号。"), valueName: "name")
  }

  fileprivate static func query(_ english: String, _ chinese: String) -> ArgumentHelp {
    ArgumentHelp(
      say("A query whose rows are the \(english).", "以查询结果作为\(chinese)数据。"), valueName: "select")
  }
}

extension InputProblem {
  fileprivate static func layerWithoutFile(_ name: String) -> InputProblem {
    InputProblem(
      .missingValue, file: "carecircle", field: "--\(name)",
      Message(
        en: "is missing, although a layer of it is named; name the file",
        zh: "未给出文件，却指定了其图层；请指定文件"))
  }
}
