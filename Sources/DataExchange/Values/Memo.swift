/// Remembers what a word was read as: a column of kinds or statuses has few different words and many
/// rows.
struct Memo<Value> {
  private var known: [String: Reading<Value>] = [:]

  mutating func reading(_ text: String?, _ read: (String) -> Reading<Value>) -> Reading<Value> {
    guard let text else { return .blank }
    if let reading = known[text] { return reading }
    let reading = read(text)
    // A column of free text is no column of words: it must not fill the memory.
    if known.count < 4096 { known[text] = reading }
    return reading
  }
}
