import Archives
import Wording

/// The problems that prevent an archive from being read.
extension InputProblem {
  package static func archive(_ file: InputFile, _ fault: ZipFault) -> InputProblem {
    let (english, chinese): (String, String) =
      switch fault {
      case .noDirectory:
        (
          "is cut off: the archive has no directory at its end; copy it again",
          "压缩文件不完整：末尾没有目录；请重新复制"
        )
      case .damaged(let name):
        ("\(name) in it is damaged; copy or save it again", "其中的\(name)已损坏；请重新复制或另存")
      case .encrypted(let name):
        ("\(name) in it needs a password; save it without one", "其中的\(name)已加密；请取消密码后另存")
      case .unknownMethod(let name):
        (
          "\(name) in it is packed in an unknown way; pack it as plain ZIP",
          "其中的\(name)压缩方式未知；请用普通ZIP压缩"
        )
      case .link(let name):
        (
          "\(name) in it is a link to another file, which is not followed; pack the file itself",
          "其中的\(name)是指向其他文件的链接，不予读取；请打包文件本身"
        )
      case .outside(let name):
        ("\(name) in it leads out of the archive, which is refused", "其中的\(name)指向压缩包之外，已拒绝")
      case .tooManyEntries(let count):
        (
          "holds \(counted(count, "file")), more than \(Decimals.grouped(ZipArchive.mostEntries))",
          "含\(Decimals.grouped(count))个文件，超过\(Decimals.grouped(ZipArchive.mostEntries))个"
        )
      case .tooLarge:
        (
          "would be more than \(ZipArchive.mostBytes >> 30) GB when unpacked",
          "解压后超过\(ZipArchive.mostBytes >> 30)GB"
        )
      case .tooDense(let name):
        (
          "\(name) in it would be more than \(ZipArchive.greatestRatio) times as large when unpacked, as in a "
            + "ZIP bomb", "其中的\(name)解压后将超过\(ZipArchive.greatestRatio)倍，疑为压缩炸弹"
        )
      }
    return InputProblem(.malformed, file: file.name, Message(en: english, zh: chinese))
  }

  static func nothingInArchive(_ file: InputFile, _ names: [String]) -> InputProblem {
    let list = names.prefix(12).joined(separator: ", ")
    return InputProblem(
      .unsupported, file: file.name,
      Message(
        en:
          "is an archive without a shapefile, and no workbook; it holds \(list). Unpack it and name a file",
        zh: "压缩包中没有shapefile，也不是工作簿；其中有：\(list)。请解压后指定文件"))
  }
}
