import Layers
import TextFormats
import Wording

extension SitingRequest {
  /// The ids of the sites in a `plan.json`, in their order.
  ///
  /// - Throws: `CareCircleError` if the file is not a plan.
  public static func sites(ofPlan path: String) throws(CareCircleError) -> [String] {
    guard let bytes = try? FileBytes(path: path),
      let document = bytes.withBytes({ JSONValue(reading: $0) }),
      case .array(let sites)? = document["sites"]
    else { throw .badData([.noPlan(path)]) }
    return sites.compactMap { value in
      guard case .written(let text) = value else { return nil }
      let member = FileBytes(Array("{\"id\":\(text)}".utf8))
      return member.withBytes { JSONMembers($0) }?["id"]
    }
  }
}

extension InputProblem {
  fileprivate static func noPlan(_ path: String) -> InputProblem {
    InputProblem(
      .wrongValue, file: path, field: "sites",
      Message(en: "is not a plan that carecircle site wrote", zh: "不是 carecircle site 写出的方案"))
  }
}
