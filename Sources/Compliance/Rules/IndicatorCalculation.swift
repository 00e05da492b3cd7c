import CareModel
import Wording

/// A figure and its target: `家庭养老床位数 512 ≥ 500 (2025-12-31)`.
struct FigureCalculation: Calculation {
  let name: String
  let figure: IndicatorFigure
  let bound: String
  /// Both limits, if there are two.
  let limits: (least: Double, most: Double)?
  let isShare: Bool

  func text(_ language: Language) -> String {
    let actual = figure.actual.map(shown) ?? Message(en: "not given", zh: "未填").text(language)
    var text = "\(name) \(figure.formula.map { "\($0) = " } ?? "")\(actual)"
    if let limits {
      let (least, most) = (shown(limits.least), shown(limits.most))
      text += Message(en: ", required \(least)–\(most)", zh: "，要求\(least)至\(most)").text(language)
    } else if let required = figure.required {
      text += Message(
        en: ", required \(bound)\(shown(required))", zh: "，要求\(bound)\(shown(required))"
      ).text(language)
    }
    if let base = figure.base {
      text += Message(en: ", base \(shown(base))", zh: "，基期\(shown(base))").text(language)
    }
    return figure.day.map { "\(text) (\($0))" } ?? text
  }

  private func shown(_ value: Double) -> String {
    isShare ? NumberText.plain(value * 100) + "%" : NumberText.grouped(value)
  }
}

/// Several calculations, each under a name.
struct PartsCalculation: Calculation {
  let parts: [(name: String, verdict: ClauseVerdict?, calculation: (any Calculation)?)]

  func text(_ language: Language) -> String {
    parts.map { part in
      let text = part.calculation?.text(language)
      let colon = language.pick(": ", "：")
      guard let verdict = part.verdict?.words.text(language) else {
        return (part.name.isEmpty ? "" : part.name + colon) + (text ?? "—")
      }
      return verdict + colon + (text ?? part.name)
    }.joined(separator: language.pick("; ", "；"))
  }
}
