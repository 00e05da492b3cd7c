/// How the program was built.
enum ProgramBuild {
  /// Kind of build, compiler, processor and package traits, as in `release, Swift 6.3, x86_64, traits GDAL and Pictures`.
  static var text: String { "\(kind), Swift \(compiler), \(processor), \(traits)" }

  private static var kind: String {
    #if DEBUG
      "debug"
    #else
      "release"
    #endif
  }

  private static var compiler: String {
    #if compiler(>=6.5)
      "6.5 or later"
    #elseif compiler(>=6.4)
      "6.4"
    #else
      "6.3"
    #endif
  }

  private static var processor: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "another processor"
    #endif
  }

  private static var traits: String {
    #if GDAL && Pictures
      "traits GDAL and Pictures"
    #elseif GDAL
      "trait GDAL"
    #elseif Pictures
      "trait Pictures"
    #else
      "no traits"
    #endif
  }
}
