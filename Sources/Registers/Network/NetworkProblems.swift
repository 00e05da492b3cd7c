import Geodesy
import StreetNetwork
import Tables
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension CareCircleError {
  /// The error for a network file that cannot be read.
  package static func network(_ error: NetworkError, _ file: InputFile) -> CareCircleError {
    let problem = { (code: InputProblem.Code, message: Message) in
      CareCircleError.problems([InputProblem(code, file: file.name, message)])
    }
    switch error {
    case .unreadable(let code, _):
      let limit = Message.limitAdvice(code)
      let (reason, advice) = (Message.system(code), limit ?? .pathAdvice(file.path))
      return problem(
        limit != nil ? .systemLimit : code == ENOENT ? .missingFile : .unreadableFile,
        Message(
          en: "cannot be read: \(reason.english); \(advice.english)",
          zh: "无法读取：\(reason.chinese)；\(advice.chinese)"))
    case .damaged(let detail): return problem(.malformed, .damaged(detail))
    case .noVersion(let detail): return problem(.malformed, .noVersion(detail))
    case .hasHistory: return problem(.unsupported, .hasHistory)
    case .unknownFormat, .remote: return problem(.unsupported, .unknownFormat)
    case .noStreets: return problem(.nothingUsed, .noStreets)
    case .tooLarge: return problem(.unsupported, .tooLarge)
    case .outOfMemory: return problem(.systemLimit, .outOfMemory)
    case .failed(let detail): return problem(.malformed, .damaged(detail))
    case .damagedCache(let part): return problem(.malformed, .damagedCache(part))
    case .otherCacheVersion(let version):
      return problem(.unsupported, .otherCacheVersion(version))
    case .otherProfile(let profile): return problem(.wrongValue, .otherProfile(profile))
    }
  }
}

extension InputProblem {
  static func networkIsWGS84(
    _ file: InputFile, _ system: CoordinateReferenceSystem
  ) -> InputProblem {
    InputProblem(
      .contradictingCRS, file: file.name, field: "crs", value: system.name,
      Message(
        en: "OpenStreetMap is WGS84; leave the system out", zh: "OpenStreetMap 数据为 WGS84；请不要声明坐标系"))
  }

  static func notALineLayer(_ file: InputFile) -> InputProblem {
    InputProblem(
      .malformed, file: file.name,
      Message(
        en:
          "is not a layer of lines; streets are read from GeoJSON lines or from OpenStreetMap files",
        zh: "不是线图层；道路可由 GeoJSON 线图层或 OpenStreetMap 文件读取"))
  }
}

extension Message {
  fileprivate static func damaged(_ detail: String) -> Message {
    Message(
      en: "cannot be read as OpenStreetMap: \(detail); the file is damaged, cut off, or something "
        + "else; fetch it again",
      zh: "无法按 OpenStreetMap 读取：\(detail)；文件损坏、不完整或不是该格式；请重新获取")
  }

  fileprivate static func noVersion(_ detail: String) -> Message {
    Message(
      en: "does not say that it is of version 0.6 of the format (\(detail)); if it is, write "
        + "version=\"0.6\" into its <osm> element",
      zh: "未注明格式版本0.6（\(detail)）；如确为该版本，请在 <osm> 元素中写明 version=\"0.6\"")
  }

  fileprivate static let hasHistory = Message(
    en: "holds changes or history, several versions of one object; give an extract of the "
      + "map as it is now",
    zh: "是变更或历史文件，含同一对象的多个版本；请使用当前地图的数据")
  fileprivate static let unknownFormat = Message(
    en: "expected a local file that ends in .osm.pbf, .osm, .osm.gz, .osm.bz2, .geojson or "
      + ".ccnet",
    zh: "应为本地文件，后缀为 .osm.pbf、.osm、.osm.gz、.osm.bz2、.geojson 或 .ccnet")
  fileprivate static let noStreets = Message(
    en: "holds no street that can be walked", zh: "没有可步行的道路")
  fileprivate static let tooLarge = Message(
    en: "is too large to be numbered; cut the region out of it", zh: "数据过大；请先裁剪所需区域")
  fileprivate static let outOfMemory = Message(
    en: "does not fit into memory; cut the region out of it", zh: "内存不足；请先裁剪所需区域")

  fileprivate static func damagedCache(_ part: String) -> Message {
    Message(
      en: "the prepared network is damaged (\(part)); build it again with carecircle network build",
      zh: "预处理路网已损坏（\(part)）；请用 carecircle network build 重新生成")
  }

  fileprivate static func otherCacheVersion(_ version: UInt32) -> Message {
    Message(
      en: "is a prepared network of another version (\(version)); build it again with carecircle "
        + "network build",
      zh: "是其他版本（\(version)）的预处理路网；请用 carecircle network build 重新生成")
  }

  fileprivate static func otherProfile(_ profile: WalkingProfile) -> Message {
    Message(
      en: "was prepared for another walker (\(profile.text)); build it again for this one",
      zh: "是为另一种步行者（\(profile.text)）预处理的；请重新生成")
  }
}

extension WalkingProfile {
  /// The options that describe this profile, as they are typed.
  public var text: String {
    var words = ["--steps-factor \(Decimals.text(stepsFactor, 2, keepingZeros: false))"]
    if isStepFree { words.insert("--step-free", at: 0) }
    if refusesPrivate { words.insert("--no-private", at: 0) }
    return words.joined(separator: " ")
  }
}
