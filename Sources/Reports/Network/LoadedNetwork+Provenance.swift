import Geodesy
import Layers
import Registers
import StreetNetwork

extension LoadedNetwork {
  /// The source of the streets, and the rules by which they are walked.
  package func provenance(accessCap: Length?) -> JSONValue {
    .object([
      ("file", .string(name)), ("bytes", .integer(byteCount)), ("sha256", .string(sha256)),
      ("source_sha256", .string(sourceSHA256)), ("format", .string(format.rawValue)),
      ("profile", map.profile.document),
      ("access_cap_m", accessCap.map { .number($0.metres) } ?? .null),
      ("attribution", .optional(attribution)),
    ])
  }
}

extension WalkingProfile {
  package var document: JSONValue {
    .object([
      ("refuses_private", .flag(refusesPrivate)), ("step_free", .flag(isStepFree)),
      ("steps_factor", .number(stepsFactor)),
    ])
  }
}
