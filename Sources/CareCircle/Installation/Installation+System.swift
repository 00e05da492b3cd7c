import Files
import Geodesy
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Installation {
  /// What the system offers and allows.
  static var system: [Part] { [platform, projData, temporaryFolder, cores, memory] }

  private static var platform: Part {
    let text = SystemLimits.systemName
    return Part(Message(en: "platform", zh: "系统"), Message(en: text, zh: text))
  }

  private static var projData: Part {
    let name = Message(en: "PROJ data", zh: "PROJ 数据")
    if let path = ProjLibrary.database { return Part(name, Message(en: path, zh: path)) }
    return Part(
      name: name, value: Message(en: "proj.db not found", zh: "没有找到 proj.db"),
      remedy: Message(
        en: "without it no EPSG systems and no CGCS2000 zones: install proj-data, or set PROJ_DATA",
        zh: "缺少时不能使用 EPSG 坐标系和 CGCS2000 分带坐标：请安装 proj-data，或设置 PROJ_DATA"))
  }

  private static var temporaryFolder: Part {
    let name = Message(en: "temporary folder", zh: "临时文件夹")
    let path = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    if access(path, W_OK | X_OK) == 0 {
      return Part(name, Message(en: "\(path), writable", zh: "\(path)，可写"))
    }
    return Part(
      name: name,
      value: Message(en: "\(path), not writable", zh: "\(path)，不可写"),
      remedy: Message(
        en: "workbooks are written through it: set TMPDIR to a folder that can be written",
        zh: "写出工作簿需要临时文件夹：请将 TMPDIR 设为可写的文件夹"))
  }

  private static var cores: Part {
    let count = SystemLimits.cores
    return Part(
      Message(en: "cores", zh: "处理器核数"),
      SystemLimits.coreQuota.map {
        Message(
          en: "\(count), of which the container may use \($0)", zh: "\(count)，容器限额 \($0)")
      } ?? Message(en: "\(count)", zh: "\(count)"))
  }

  private static var memory: Part {
    let all = SystemLimits.gigabytes(SystemLimits.memory)
    return Part(
      Message(en: "memory", zh: "内存"),
      SystemLimits.memoryLimit.map {
        let limit = SystemLimits.gigabytes($0)
        return Message(en: "\(all), limited to \(limit)", zh: "\(all)，限额 \(limit)")
      } ?? Message(en: all, zh: all))
  }
}
