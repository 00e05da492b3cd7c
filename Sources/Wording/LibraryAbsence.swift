extension Message {
  /// Why a library of the system that is opened only when it is needed cannot be used, and what helps.
  ///
  /// - Parameters:
  ///   - debian: the package of Debian and Ubuntu that has it.
  ///   - homebrew: that of Homebrew.
  ///   - reason: the system's own words; empty if the library is not there at all.
  package static func library(
    _ name: String, debian: String, homebrew: String, _ reason: String
  ) -> Message {
    #if os(macOS)
      let package = homebrew
    #else
      let package = debian
    #endif
    guard !reason.isEmpty else {
      return Message(
        en: "the library \(name) is not installed; install \(package)",
        zh: "未安装\(name)库；请安装\(package)")
    }
    let isMemory = ["failed to map", "annot allocate"].contains { reason.contains($0) }
    let advice =
      isMemory
      ? Message(en: "raise the limit on memory (ulimit -v)", zh: "请提高内存上限（ulimit -v）")
      : Message(en: "install \(package) again", zh: "请重新安装\(package)")
    return Message(
      en: "the library \(name) cannot be loaded (\(reason)); \(advice.english)",
      zh: "无法加载\(name)库（\(reason)）；\(advice.chinese)")
  }

  /// The same for GDAL.
  package static func gdal(_ reason: String) -> Message {
    library("GDAL", debian: "libgdal32", homebrew: "gdal", reason)
  }

  /// The same for Pango.
  package static func pango(_ reason: String) -> Message {
    library("Pango", debian: "libpangocairo-1.0-0", homebrew: "pango", reason)
  }
}
