import Wording

extension Message {
  /// Why a text is not valid GeoJSON: in English in the words of the reader, in Chinese translated.
  static func notGeoJSON(_ detail: String) -> Message {
    Message(en: "cannot be read as GeoJSON: \(detail)", zh: "无法按GeoJSON读取：\(translated(detail))")
  }

  private static func translated(_ detail: String) -> String {
    var reason = Substring(detail)
    if reason.hasPrefix("not GeoJSON: ") { reason = reason.dropFirst("not GeoJSON: ".count) }
    var place = ""
    if let line = reason.prefixMatch(of: #/line (\d+): /#) {
      place = "第\(line.1)行："
      reason = reason[line.range.upperBound...]
    }
    return place + (chinese[String(reason)] ?? "格式有误")
  }

  private static let chinese = [
    "the document is empty": "文件是空的",
    "the document ends too early": "文件在此处中断",
    "text after the end of the document": "文件结束之后还有内容",
    "not UTF-8": "不是UTF-8编码",
    "this text is never closed": "此处的引号没有闭合",
    "control character in a text": "文字中含有控制字符",
    "this escape does not exist": "转义字符无效",
    "a text in quotes was expected here": "此处应为带引号的文字",
    "a value was expected here": "此处应为取值",
    "true, false or null was expected here": "此处应为true、false或null",
    "an opening bracket was expected here": "此处应为左括号",
    "a comma or ] was expected here": "此处应为“,”或“]”",
    "a comma or } was expected here": "此处应为“,”或“}”",
    "a colon was expected here": "此处应为“:”",
    "nested too deeply": "嵌套层数过多",
    "4 GB or more in one document": "文件达到或超过4 GB",
    "not enough memory for the document": "内存不足",
    "the document is neither an object nor an array of objects": "既不是对象，也不是对象的数组",
    "the document's type is not one of GeoJSON's": "type 不是GeoJSON的类型",
    "the document has no type": "没有 type",
    "there are two lists of features": "有两个 features",
    "the collection has no features member": "没有 features",
    "the features are not an array": "features 不是数组",
    "an element of the array is not an object": "数组中有元素不是对象",
  ]
}
