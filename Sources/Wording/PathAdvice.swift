extension Message {
  /// Advice for a path at which there is no file, as an imperative without a full stop.
  public static func pathAdvice(_ path: String) -> Message {
    if path.unicodeScalars.contains("\u{FFFD}") {
      return Message(
        en: "the name is not in UTF-8; rename the file, or name a copy of it",
        zh: "文件名不是UTF-8编码；请改名或使用副本")
    }
    if isOfWindows(path) {
      return Message(
        en:
          "it is a Windows path; use / and this system's name for the drive, such as /mnt/c/data/e.csv",
        zh: "这是Windows路径写法；请改用 /，盘符按本系统的写法，例如 /mnt/c/data/e.csv")
    }
    return Message(en: "check the path", zh: "请检查路径")
  }

  private static func isOfWindows(_ path: String) -> Bool {
    path.contains("\\") || path.prefixMatch(of: /[A-Za-z]:\//) != nil
  }
}
