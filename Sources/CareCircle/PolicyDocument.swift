import CareModel
import Compliance
import Reports
import Tables
import Wording

/// `Documentation/Policies.md` and its Chinese counterpart: every clause of every policy, generated from the policy files.
public enum PolicyDocument {
  /// Writes the document as Markdown. How a policy file is written is in the English document only. Throws a
  /// `CareCircleError` if a policy file cannot be read.
  public static func markdown(_ language: Language = .english) throws(CareCircleError) -> String {
    var text = language.pick(english + schema + "\n\n", chinese)
    for name in PolicyLibrary.names {
      text += PolicyText(try PolicyFinder.policy(named: name), language).chapter
    }
    return text
  }

  private static let english = """
    # Policies

    Made from the files in `Sources/Compliance/Policies` by `carecircle policies document`; do not edit by hand. How the
    findings are read, document by document, is told in [Checking against a policy](PolicyChecks.md).

    Clauses of the kind `not_computable` no computation can judge. For all others a verdict is always computed. What it does is its effect: `binding` counts, `soft`, `draft`, `not_in_force`,
    `historical` and `legacy` are shown and fail nobody.


    """

  private static let chinese = """
    # 政策条款

    本页由 `carecircle policies document --lang zh` 根据 `Sources/Compliance/Policies` 中的政策文件生成，请勿手工修改。
    各份文件如何核查、结果怎么看，见[政策核查](政策核查.md)。

    类型为 `not_computable` 的条款无法计算，只列出原文和原因；其余条款均给出判定。判定是否计入结论，由效力决定：
    刚性条款（`binding`）计入；原则性条款（`soft`）、征求意见稿（`draft`）、尚未施行（`not_in_force`）、任务已结束
    （`historical`）和对象早于规定（`legacy`）的只列出，不判不合格。


    """

  private static let schema = """
    ## Writing a policy

    A city is added by a file, without code, and used by `--policy-file my-city.yaml`. `carecircle policies
    validate my-city.yaml` names everything that is wrong with it, with line and clause.

    ```yaml
    policy: my-city
    title: { zh: 某市居家养老服务办法, en: Home care rules of a city }
    number: 某政发〔2024〕1号            # left out where there is none
    region: { zh: 某市, en: A city }
    effective: 2024-01-01             # or draft: true
    expires: 2028-12-31               # left out where there is none
    clauses:
      - id: MC-1
        section: 第五条
        quote: [每百户不少于二十平方米]
        checks: { zh: 新建小区按户数配建, en: New estates provide rooms by households }
        kind: area_provision
        scope: new_estate
        severity: binding             # or soft
        due: 2025-12-31               # left out where there is none
        parameters: { area_per_100_households: 20 m2, minimum_place: 350 m2 }
        options: { household_rounding: [pro_rata, ceil] }
        unverified: [minimum_place]   # fails nobody until --set MC-1.minimum_place=… gives it
    ```

    Further keys of a clause: `reading` and `sources`, `applies_from` (subjects that were permitted earlier are
    `legacy`), `historical_after`. Areas and lengths have units, shares are `0.002` or `60%`.

    | kind | about | parameters |
    |-|-|-|
    \(kinds)

    `kinds` and `nearest_kinds` are of \(codes(RoomKind.allCases.map(\.rawValue))).

    `services` are of \(codes(CareService.allCases.map(\.rawValue))).

    """

  /// The table of the kinds of clause, one row for each.
  private static var kinds: String {
    ClauseKind.all.map { kind in
      let scopes = codes(kind.scopes.map(\.type.rawValue))
      return "| `\(kind.name)` |\(scopes.isEmpty ? "" : " \(scopes)") | \(kind.help) |"
    }.joined(separator: "\n")
  }

  private static func codes(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: ", ")
  }
}
