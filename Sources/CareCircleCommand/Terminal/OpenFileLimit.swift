import CareCircle

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How many files the process may have open at once.
enum OpenFileLimit {
  /// What the largest workbook and the libraries need at once, with some to spare.
  static let least = 64
  /// More is never needed; some libraries take time for each file that might be open.
  private static let most = 4096

  /// Raises the limit as far as is useful and allowed; throws if that is too few.
  ///
  /// Some libraries crash when they cannot open a file, so this is checked before any of them is used.
  static func raise() throws(CareCircleError) {
    var limit = rlimit()
    #if canImport(Glibc)
      let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let kind = RLIMIT_NOFILE
    #endif
    guard getrlimit(kind, &limit) == 0 else { return }
    if limit.rlim_cur < most {
      limit.rlim_cur = min(limit.rlim_max, rlim_t(most))
      setrlimit(kind, &limit)
    }
    guard limit.rlim_cur < least else { return }
    throw .usage([
      InputProblem(
        .systemLimit, file: "carecircle", field: "ulimit -n", value: "\(limit.rlim_cur)",
        Message(
          en: "so few files may be open at once; at least \(least) are needed; raise the limit",
          zh: "可同时打开的文件过少；至少需要\(least)个；请提高上限"))
    ])
  }
}
