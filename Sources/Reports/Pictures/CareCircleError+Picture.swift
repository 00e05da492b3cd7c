import Drawing
import Wording

extension CareCircleError {
  /// The error for a picture that cannot be drawn.
  init(_ fault: PictureFault, path: String) {
    let reason =
      switch fault {
      case .notBuilt:
        Message(
          en:
            "cannot be drawn: this build was made without its trait Pictures; build it with the trait",
          zh: "无法绘制：本程序编译时未启用Pictures；请启用后重新编译")
      case .libraryMissing(let reason):
        Message(
          en:
            "cannot be drawn: the library Pango cannot be loaded (\(reason)); install libpangocairo-1.0-0",
          zh: "无法绘制：无法加载Pango库（\(reason)）；请安装libpangocairo-1.0-0")
      case .noFont(let characters):
        Message(
          en: "cannot be drawn: no font has the characters \(characters); install fonts-noto-cjk",
          zh: "无法绘制：没有可显示“\(characters)”的字体；请安装fonts-noto-cjk")
      case .cannotDraw(let reason):
        Message(en: "cannot be drawn: \(reason)", zh: "无法绘制：\(reason)")
      }
    self = .cannotWrite(path: path, reason: reason)
  }
}
