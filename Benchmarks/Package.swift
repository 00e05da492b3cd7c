// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "CareCircleBenchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "CareCircle", path: "..")],
  targets: [
    .executableTarget(
      name: "CheckBenchmark", dependencies: [.product(name: "CareCircle", package: "CareCircle")]),
    .executableTarget(
      name: "FormatBenchmark", dependencies: [.product(name: "CareCircle", package: "CareCircle")]),
    .executableTarget(
      name: "NearestBenchmark", dependencies: [.product(name: "CareCircle", package: "CareCircle")]),
    .executableTarget(
      name: "NetworkBenchmark", dependencies: [.product(name: "CareCircle", package: "CareCircle")]),
    .executableTarget(
      name: "OutlineBenchmark", dependencies: [.product(name: "CareCircle", package: "CareCircle")]),
    .executableTarget(
      name: "ReachBenchmark", dependencies: [.product(name: "CareCircle", package: "CareCircle")]),
    .executableTarget(
      name: "ShareBenchmark", dependencies: [.product(name: "CareCircle", package: "CareCircle")]),
    .executableTarget(
      name: "SitingBenchmark", dependencies: [.product(name: "CareCircle", package: "CareCircle")]),
    .executableTarget(
      name: "StageBenchmark", dependencies: [.product(name: "CareCircle", package: "CareCircle")]),
    .executableTarget(
      name: "SupplyBenchmark", dependencies: [.product(name: "CareCircle", package: "CareCircle")]),
    .executableTarget(
      name: "UnionBenchmark", dependencies: [.product(name: "CareCircle", package: "CareCircle")]),
    .executableTarget(
      name: "WalkBenchmark", dependencies: [.product(name: "CareCircle", package: "CareCircle")]),
  ],
  swiftLanguageModes: [.v6]
)
