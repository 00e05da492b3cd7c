import Wording

/// Background tiles of a map server, which a page loads only if they were asked for.
public struct MapTiles: Sendable {
  /// The address with `{z}`, `{x}` and `{y}`, and perhaps `{s}` for one of three hosts.
  public let address: String
  /// What the makers of the tiles ask to be said.
  public let attribution: String
  /// The host, as a content policy names it.
  let source: String

  /// Tiles from an address.
  ///
  /// - Throws: `CareCircleError.usage` if the address is not one of tiles, or the attribution is missing.
  public init(address: String, attribution: String?) throws(CareCircleError) {
    guard let source = Self.source(of: address) else {
      throw Self.problem(
        "--tiles", address,
        Message(
          en:
            "is not an address of map tiles; expected one such as https://tiles.example.org/{z}/{x}/{y}.png",
          zh: "不是瓦片地址；应形如 https://tiles.example.org/{z}/{x}/{y}.png"))
    }
    guard let attribution, attribution.contains(where: { !$0.isWhitespace }) else {
      throw Self.problem(
        "--tiles-attribution", nil,
        Message(
          en:
            "is missing; say whose tiles they are, as their makers ask, such as \"© Example Maps\"",
          zh: "缺失；请按提供者要求注明瓦片来源，如“© 示例地图”"))
    }
    (self.address, self.attribution, self.source) = (address, attribution, source)
  }

  /// Scheme and host of an address of tiles; nil if it is not one, or if it holds anything that a policy could misread.
  private static func source(of address: String) -> String? {
    let schemes = ["https://", "http://"]
    // A placeholder in braces that is never filled would stop the map.
    var rest = address
    for place in ["{s}", "{z}", "{x}", "{y}", "{r}"] { rest = rest.replacing(place, with: "") }
    guard let scheme = schemes.first(where: address.hasPrefix),
      ["{z}", "{x}", "{y}"].allSatisfy(address.contains),
      address.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F }),
      !rest.contains(where: { "{}".contains($0) })
    else { return nil }
    var host = String(address.dropFirst(scheme.count).prefix { $0 != "/" })
    if host.hasPrefix("{s}.") { host = "*." + host.dropFirst(4) }
    let name = host.hasPrefix("*.") ? host.dropFirst(2) : host[...]
    let allowed = name.allSatisfy { $0.isLetter || $0.isNumber || ".-:".contains($0) }
    return name.isEmpty || !allowed ? nil : scheme + host
  }

  private static func problem(_ field: String, _ value: String?, _ message: Message)
    -> CareCircleError
  {
    .usage([InputProblem(.wrongValue, file: "carecircle", field: field, value: value, message)])
  }
}
