import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the system has, and how much of it this process may use.
enum SystemLimits {
  /// The cores that are online, which is how many the program works on.
  static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// The memory of the machine in bytes.
  static var memory: Int {
    let (pages, size) = (sysconf(Int32(_SC_PHYS_PAGES)), sysconf(Int32(_SC_PAGESIZE)))
    return pages.multipliedReportingOverflow(by: size).partialValue
  }

  /// The cores that a container may use, as in `1.5`; nil if it has no quota.
  static var coreQuota: String? {
    let words = text(of: "/sys/fs/cgroup/cpu.max").split(separator: " ")
    guard words.count == 2, let quota = Double(words[0]), let period = Double(words[1]), period > 0
    else { return nil }
    return Decimals.text(quota / period, 1, keepingZeros: false)
  }

  /// The least of the limits on the memory of this process that is below that of the machine, in bytes; nil if none is.
  static var memoryLimit: Int? {
    let file = text(of: "/sys/fs/cgroup/memory.max")
    let limits = [Int(file.filter(\.isNumber)), addressSpace].compactMap { $0 }
    return limits.filter { $0 < memory }.min()
  }

  /// The limit on addresses (`ulimit -v`); nil if there is none.
  private static var addressSpace: Int? {
    var limit = rlimit()
    #if canImport(Glibc)
      let kind = __rlimit_resource_t(RLIMIT_AS.rawValue)
    #else
      let kind = RLIMIT_AS
    #endif
    guard getrlimit(kind, &limit) == 0 else { return nil }
    return Int(exactly: limit.rlim_cur)
  }

  /// Bytes in binary gigabytes, as in `7.6 GiB`.
  static func gigabytes(_ bytes: Int) -> String {
    Decimals.text(Double(bytes) / 1_073_741_824, 1) + " GiB"
  }

  /// The system by its own name and that of its kernel, as in `Debian GNU/Linux 12 (bookworm), Linux 6.1.0`.
  static var systemName: String {
    var kernel = utsname()
    guard uname(&kernel) == 0 else { return "" }
    let name = "\(text(&kernel.sysname)) \(text(&kernel.release))"
    let mark = "PRETTY_NAME="
    let lines = text(of: "/etc/os-release").split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix(mark) }) else { return name }
    return line.dropFirst(mark.count).filter { $0 != "\"" } + ", " + name
  }

  private static func text<Field>(_ field: inout Field) -> String {
    withUnsafeBytes(of: &field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }

  /// The text of a small file of the system; empty if it cannot be read.
  private static func text(of path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}
