import Wording

/// The text of a query, which is run only if it reads: one `SELECT`, or one `WITH` that ends in one.
///
/// This is the first of two checks. SQLite and PostgreSQL are told by their own means, too, that nothing may be changed;
/// but a statement such as `VACUUM INTO` writes even from a database that is open for reading only.
package struct ReadingQuery {
  /// The statement without what ends it.
  package let statement: String

  /// Throws what is wrong with a text that is not such a query.
  package init(_ text: String, _ dialect: QueryTokens.Dialect) throws(Fault) {
    var tokens = QueryTokens(text, dialect)
    guard case .word(let first)? = tokens.next(), first == "SELECT" || first == "WITH" else {
      throw .notReading
    }
    var end = tokens.position
    var before: QueryToken = .word(first)
    var isOver = false
    while let token = tokens.next() {
      if token == .unclosed { throw .unclosed }
      if token == .end {
        isOver = true
        continue
      }
      if isOver { throw .several }
      try Self.check(token, after: before, isCall: tokens.isBeforeParenthesis, dialect)
      (before, end) = (token, tokens.position)
    }
    statement = String(decoding: text.utf8.prefix(end), as: UTF8.self)
  }

  private static let changing: Set<String> = ["INSERT", "UPDATE", "DELETE", "MERGE", "INTO"]

  private static func check(
    _ token: QueryToken, after before: QueryToken, isCall: Bool, _ dialect: QueryTokens.Dialect
  ) throws(Fault) {
    // A word after a dot is the name of a column.
    if case .word(let word) = token, changing.contains(word), before != .other(UInt8(ascii: ".")) {
      throw .changes(word)
    }
    guard dialect == .postgres else { return }
    if token == .escapedName { throw .escapedName }
    guard isCall, let name = token.name, isCommand(name) else { return }
    throw .function(name.lowercased())
  }

  /// Whether a function of PostgreSQL does something besides reading tables.
  private static func isCommand(_ name: String) -> Bool {
    let name = name.uppercased()
    if ["SET_CONFIG", "NEXTVAL", "SETVAL"].contains(name) { return true }
    if ["DBLINK", "LO_", "QUERY_TO_XML", "DATABASE_TO_XML"].contains(where: name.hasPrefix) {
      return true
    }
    let reading = [
      "PG_TYPEOF", "PG_GET_", "PG_SIZE_", "PG_COLUMN_", "PG_RELATION_SIZE", "PG_TABLE_",
      "PG_TOTAL_", "PG_IS_",
    ]
    return name.hasPrefix("PG_") && !reading.contains(where: name.hasPrefix)
  }

  /// What is wrong with a query.
  package enum Fault: Error, Hashable {
    case notReading
    case several
    case unclosed
    case changes(String)
    case function(String)
    case escapedName

    package var message: Message {
      let why =
        switch self {
        case .notReading:
          Message(en: "this begins with something else", zh: "此语句以其他内容开头")
        case .several: Message(en: "these are several statements", zh: "此处有多条语句")
        case .unclosed:
          Message(
            en: "a quote or a comment in it is never closed", zh: "其中的引号或注释没有闭合")
        case .changes(let word):
          Message(
            en: "this has the word \(word); a column of that name is written in double quotes",
            zh: "其中含有 \(word)；若为列名，请加双引号")
        case .function(let name):
          Message(
            en: "this calls \(name), which does more than reading", zh: "其中调用的 \(name) 不只是读取")
        case .escapedName:
          Message(
            en: "this has a name in the form U&\"…\"; write its characters",
            zh: "其中的名称写成 U&\"…\" 形式；请直接写出字符")
        }
      return Message(
        en:
          "only a query that reads is run, one SELECT or one WITH that ends in a SELECT: \(why.english)",
        zh: "只执行读取数据的查询（一条 SELECT，或以 SELECT 结尾的 WITH）：\(why.chinese)")
    }
  }
}
