extension Message {
  /// Why a text is not valid YAML: in English in the words of the YAML parser, in Chinese translated for the usual
  /// faults.
  package static func notYAML(_ detail: String) -> Message {
    Message(
      en: "cannot be read as YAML: \(detail)", zh: "无法按YAML读取：\(chinese[detail] ?? "语法有误")")
  }

  private static let chinese = [
    "did not find expected ',' or ']'": "缺少“,”或“]”",
    "did not find expected ',' or '}'": "缺少“,”或“}”",
    "did not find expected key": "此处应为键；请检查缩进",
    "did not find expected '-' indicator": "此处应为“-”；请检查缩进",
    "did not find expected node content": "缺少取值",
    "could not find expected ':'": "缺少“:”",
    "mapping values are not allowed in this context": "此处不能有“键: 值”；请检查缩进与空格",
    "block sequence entries are not allowed in this context": "此处不能有“-”列表；请检查缩进",
    "found character that cannot start any token": "此处的字符不能开头；请勿使用制表符",
    "found unexpected end of stream": "文件在此处中断；请检查引号",
    "found unknown escape character": "引号内的转义字符无效",
    "found undefined alias": "别名没有定义",
    "found undefined tag handle": "标签没有定义",
    "control characters are not allowed": "含有控制字符",
  ]
}
