import CareCircleTestSupport
import Testing

/// What is wrong with a GeoJSON file is told in the language of the run.
@Suite struct JSONReasonTests {
  @Test(arguments: [
    (#"{"type":"FeatureCollection","features":[{"#, "文件在此处中断"),
    (#"{"type":"FeatureCollection"}"#, "没有 features"), (#"{"a":1}"#, "没有 type"),
    (#"{"type":"FeatureCollection","features":[] x}"#, "此处应为“,”或“}”"),
    (#"{"type":"FeatureCollection","features":[]} {}"#, "文件结束之后还有内容"),
    (#"{"type":"FeatureCollection,"#, "此处的引号没有闭合"), (#"[1]"#, "数组中有元素不是对象"),
    (#"{"type":"FeatureCollection","features":3}"#, "features 不是数组"),
    (#"{"type" "FeatureCollection"}"#, "此处应为“:”"),
    (#"{"type":"Nothing","features":[]}"#, "type 不是GeoJSON的类型"),
  ])
  func everyReasonIsTranslated(text: String, reason: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("damaged.geojson", text)
    let run = { (language: String) in
      try CommandRun.carecircle(
        ["inspect", "damaged.geojson", "--crs", "WGS84", "--lang", language], in: folder.path)
    }
    let (chinese, english) = (try run("zh"), try run("en"))
    #expect(chinese.exitCode == 65 && english.exitCode == 65)
    #expect(
      chinese.stderr.contains("无法按GeoJSON读取：") && chinese.stderr.contains(reason),
      "\(chinese.stderr)")
    #expect(VoiceCheck.longestLatinRun(chinese.stderr) <= 2, "\(chinese.stderr)")
    #expect(!VoiceCheck.hasChinese(english.stderr), "\(english.stderr)")
  }
}
