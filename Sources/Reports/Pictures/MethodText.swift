import CareModel
import Coverage
import Wording

/// The method of a study in a paragraph that can be copied: what was asked, how it was measured, on what it rests.
struct MethodText {
  private let scene: PictureScene
  private var words: PictureWords { scene.words }
  private var question: ReachQuestion { scene.parameters.question }

  init(_ scene: PictureScene) { self.scene = scene }

  var paragraph: String {
    [
      estates, rooms, words.circle(scene.results), words.method(scene.results), undecided, policy,
      words.day(scene.parameters), words.sources(scene), words.program + words.say(".", "。"),
    ].compactMap(\.self).joined(separator: words.say(" ", ""))
  }

  private var estates: String {
    let year = question.ageRule.lastYear
    return question.ageRule.includesAllAges
      ? words.say(
        "Every estate is asked about, of any age, in town and country.", "判定全部小区，不论建成年份和城乡。")
      : words.say(
        "The estates asked about are those in town that were completed by the end of \(year), or that a register "
          + "marks as old or lists for renovation.",
        "判定对象为城镇范围内\(year)年底以前建成，或登记为老旧小区、列入改造计划的小区。")
  }

  private var rooms: String {
    let requirement = question.requirement
    guard !requirement.acceptsAny else {
      return words.say("Every facility counts.", "各类设施均计入。")
    }
    let area = Decimals.text(requirement.minimumArea.squareMetres, 2, keepingZeros: false)
    let kinds = RoomKind.allCases.filter(requirement.kinds.contains)
      .map { $0.text(words.language).replacing("_", with: " ") }
    let use =
      requirement.countsPlanned
      ? words.say("in use or planned", "在用或拟建")
      : requirement.assumesInUse
        ? words.say("not known to be out of use", "未注明停用") : words.say("in use", "在用")
    return words.say(
      "A facility counts if it is \(use), has \(area) m² or more, and is one of: \(words.list(kinds)).",
      "计入的设施须\(use)、面积不少于\(area)平方米，类型为：\(words.list(kinds))。")
  }

  private var undecided: String {
    words.say(
      "Where the data leave a deciding fact out, an estate is undecided, and in neither number of the share.",
      "资料缺少关键事实的小区列为待核实，不计入覆盖率的分子和分母。")
  }

  private var policy: String? {
    scene.parameters.policy.map { policy in
      let number = policy.number.map { words.say(" (\($0))", "（\($0)）") } ?? ""
      return words.say(
        "Policy: \(policy.title.english)\(number).", "政策依据：\(policy.title.chinese)\(number)。")
    }
  }
}
