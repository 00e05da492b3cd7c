import CareCircle

extension Run {
  /// Reads everything and reports what would be asked and what is missing, without writing anything.
  func rehearse(_ plan: StudyPlan, into folder: String?) throws(CareCircleError) -> Outcome {
    if let folder {
      try OverwriteCheck.refuseForeign(folder, of: .run, as: LayerFormat.ofFile(folder))
    }
    let study = try Study(plan)
    let (outlook, inputs) = try study.outlook()
    Report(manners: manners, language: plan.language).issues(study.readingIssues, inputs)
    var lines = ["# " + say("what would be asked", "将判定的内容")]
    lines += outlook.asked.map { "- " + $0.text(plan.language) }
    if !outlook.missing.isEmpty {
      lines += ["", "# " + say("what is missing", "缺少的内容")]
      lines += outlook.missing.map { "- " + $0.text(plan.language) }
    }
    let place =
      folder.map {
        say("Nothing was written; a run would write to \($0).", "未写出任何文件；正式运行将写入 \($0)。")
      }
      ?? say("Nothing was written. No output is named.", "未写出任何文件。尚未指定输出位置。")
    try Console.output((lines + ["", place, ""]).joined(separator: "\n"))
    UntilTheEnd.keep(study)
    return .done
  }
}
