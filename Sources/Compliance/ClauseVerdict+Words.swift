import Wording

extension ClauseVerdict {
  /// The verdict in words.
  package var words: Message {
    switch self {
    case .pass: Message(en: "met", zh: "合格")
    case .passLate: Message(en: "met late", zh: "逾期合格")
    case .fail: Message(en: "not met", zh: "不合格")
    case .notDue: Message(en: "not due", zh: "未到期")
    case .notApplicable: Message(en: "not applicable", zh: "不适用")
    case .indeterminate: Message(en: "undecided", zh: "待核实")
    case .reportOnly: Message(en: "only reported", zh: "仅报告")
    }
  }
}
