import Wording
import Worksheets

/// The problems for which a workbook cannot be read.
extension InputProblem {
  static func passwordProtected(_ file: InputFile) -> InputProblem {
    InputProblem(
      .unreadableFile, file: file.name,
      Message(
        en:
          "is protected by a password; open it in Excel or WPS, remove the password under File, Info, Protect "
          + "Workbook, and save it",
        zh: "已设置打开密码；请用Excel或WPS打开，在“文件—信息—保护工作簿”中取消密码后保存"))
  }

  static func worksheet(_ file: InputFile, _ fault: WorksheetFault) -> InputProblem {
    let again = Message(
      en: "open it in Excel or WPS and save it again", zh: "请用Excel或WPS打开后重新保存")
    let found: (sheet: String?, Message)
    switch fault {
    case .archive(let fault): return .archive(file, fault)
    case .missingPart(let part):
      found = (
        nil,
        Message(
          en: "its part \(part) is missing; \(again.english)",
          zh: "缺少其组成部分\(part)；\(again.chinese)")
      )
    case .malformed(let part):
      found = (
        nil,
        Message(
          en:
            "its part \(part) is not well-formed XML, perhaps because it is incomplete; copy it again, or \(again.english)",
          zh: "其组成部分\(part)不是合法的XML，文件可能不完整；请重新复制，或\(again.chinese)")
      )
    case .wrongCell(let sheet, let cell):
      found = (
        sheet,
        Message(
          en: "its cell \(cell) cannot be read; \(again.english)",
          zh: "单元格\(cell)无法读取；\(again.chinese)")
      )
    case .outOfOrder(let sheet, let row):
      found = (
        sheet,
        Message(
          en: "row \(row) or one of its cells is out of order; \(again.english)",
          zh: "第\(row)行或其单元格次序错乱；\(again.chinese)")
      )
    case .tooManyMerges(let sheet):
      found = (
        sheet,
        Message(
          en: "merged cells overlap; \(again.english)",
          zh: "合并单元格相互重叠；\(again.chinese)")
      )
    case .tooLarge(let sheet): return .tooLarge(file, sheet)
    }
    return InputProblem(
      .malformed, file: file.name, field: found.sheet == nil ? nil : "sheet", value: found.sheet,
      found.1)
  }
}
