// swift-tools-version: 6.3
import PackageDescription

let care = Target.Dependency.product(name: "CareCircle", package: "CareCircle")

let package = Package(
  name: "CareCircleFuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "CareCircle", path: "..")],
  targets: [
    // libFuzzer itself comes with `-sanitize=fuzzer`; this declares its entry.
    .target(name: "CFuzzer"),
    .target(name: "FuzzSupport", dependencies: ["CFuzzer", care]),
    .executableTarget(name: "FuzzTables", dependencies: ["FuzzSupport", care]),
    .executableTarget(name: "FuzzLayers", dependencies: ["FuzzSupport", care]),
    .executableTarget(name: "FuzzValues", dependencies: ["FuzzSupport", care]),
    .executableTarget(name: "FuzzStudies", dependencies: ["FuzzSupport", care]),
    .executableTarget(name: "FuzzOSM", dependencies: ["FuzzSupport", care]),
    .executableTarget(name: "FuzzLines", dependencies: ["FuzzSupport", care]),
    .executableTarget(name: "FuzzKML", dependencies: ["FuzzSupport", care]),
    .executableTarget(name: "FuzzWorkbooks", dependencies: ["FuzzSupport", care]),
    .executableTarget(name: "FuzzShapefiles", dependencies: ["FuzzSupport", care]),
    .executableTarget(name: "FuzzPolicies", dependencies: ["FuzzSupport", care]),
    .executableTarget(name: "FuzzTiles", dependencies: ["FuzzSupport", care]),
    .executableTarget(name: "FuzzCaches", dependencies: ["FuzzSupport", care]),
  ],
  swiftLanguageModes: [.v6]
)
