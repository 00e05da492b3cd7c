import Layers
import Wording

/// Every text of the page in both languages, each once, so that the reader can switch between them.
struct WordTable {
  private var places: [Message: Int] = [:]
  private(set) var messages: [Message] = []

  /// The place of a message in the table.
  mutating func place(of message: Message) -> Int {
    if let place = places[message] { return place }
    places[message] = messages.count
    messages.append(message)
    return messages.count - 1
  }

  var document: JSONValue {
    .array(messages.map { .array([.string($0.english), .string($0.chinese)]) })
  }
}
