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

  private static let chinese: [Int32: String] = [
    ENOENT: "没有该文件或文件夹", EACCES: "没有权限", EPERM: "不允许此操作", EISDIR: "是文件夹",
    ENOTDIR: "路径中有一段不是文件夹", EEXIST: "已经存在", ENOTEMPTY: "文件夹不为空", ENOSPC: "磁盘空间不足",
    EDQUOT: "超出磁盘配额", EROFS: "文件系统只读", EFBIG: "文件过大", EIO: "读写出错", ENOMEM: "内存不足",
    ENAMETOOLONG: "名称过长", ELOOP: "链接循环", EMFILE: "打开的文件过多", ENFILE: "系统打开的文件过多",
    EBUSY: "正被占用", EXDEV: "跨越文件系统", EINVAL: "参数无效", EBADF: "文件未打开", ENXIO: "没有该设备",
    ETXTBSY: "程序正在运行",
  ]
}
