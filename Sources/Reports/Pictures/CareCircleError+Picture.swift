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
        Self.cannotDraw(.pango(reason))
      case .noThread:
        Self.cannotDraw(.noThread)
      case .noFont(let characters):
        Message(
          en: "cannot be drawn: no font has the characters \(characters); install fonts-noto-cjk",
          zh: "无法绘制：没有可显示“\(characters)”的字体；请安装fonts-noto-cjk")
      case .cannotDraw(let reason):
        Message(en: "cannot be drawn: \(reason)", zh: "无法绘制：\(reason)")
      }
    self = .cannotWrite(path: path, reason: reason)
  }

  private static func cannotDraw(_ why: Message) -> Message {
    Message(en: "cannot be drawn: \(why.english)", zh: "无法绘制：\(why.chinese)")
  }
}
