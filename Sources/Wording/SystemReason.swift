#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Message {
  /// The system's reason for an `errno`: in English in the system's own words, in Chinese translated for the usual
  /// reasons.
  package static func system(_ code: Int32) -> Message {
    let english = strerror(code).map { String(cString: $0) } ?? "error \(code)"
    return Message(en: english, zh: chinese[code] ?? "系统错误 \(code)")
  }

  /// How to raise the limit that an `errno` says was reached; nil if it says something else.
  package static func limitAdvice(_ code: Int32) -> Message? {
    switch code {
    case EMFILE:
      Message(
        en: "raise the limit on open files (ulimit -n)", zh: "请提高打开文件数的上限（ulimit -n）")
    case ENFILE:
      Message(en: "close other programs", zh: "请关闭其他程序")
    case ENOMEM:
      Message(
        en: "raise the limit on memory (ulimit -v), or use a machine with more",
        zh: "请提高内存上限（ulimit -v），或改用内存更大的机器")
    case EAGAIN: .noThread
    case EFBIG:
      Message(
        en: "raise the limit on the size of files (ulimit -f), or use another file system",
        zh: "请提高文件大小上限（ulimit -f），或改用其他文件系统")
    default: nil
    }
  }

  /// The system allows no further thread.
  package static let noThread = Message(
    en:
      "the system allows no further thread; raise its limit on processes (ulimit -u) or memory (ulimit -v)",
    zh: "系统不允许再创建线程；请提高进程数（ulimit -u）或内存（ulimit -v）的上限")

  private static let chinese: [Int32: String] = [
    ENOENT: "没有该文件或文件夹", EACCES: "没有权限", EPERM: "不允许此操作", EISDIR: "是文件夹",
    ENOTDIR: "路径中有一段不是文件夹", EEXIST: "已经存在", ENOTEMPTY: "文件夹不为空", ENOSPC: "磁盘空间不足",
    EDQUOT: "超出磁盘配额", EROFS: "文件系统只读", EFBIG: "文件过大", EIO: "读写出错", ENOMEM: "内存不足",
    ENAMETOOLONG: "名称过长", ELOOP: "链接循环", EMFILE: "打开的文件过多", ENFILE: "系统打开的文件过多",
    EBUSY: "正被占用", EXDEV: "跨越文件系统", EINVAL: "参数无效", EBADF: "文件未打开", ENXIO: "没有该设备",
    ETXTBSY: "程序正在运行",
  ]
}
