// swift-tools-version: 6.3
import PackageDescription

// A package that uses CareCircle as a library: `swift run --package-path Documentation/Examples FirstStudy` in the root.
let package = Package(
  name: "CareCircleExamples",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "CareCircle", path: "../..")],
  targets: [
    .executableTarget(
      name: "FirstStudy", dependencies: [.product(name: "CareCircle", package: "CareCircle")]),
    .target(
      name: "ArticleExamples", dependencies: [.product(name: "CareCircle", package: "CareCircle")]),
  ],
  swiftLanguageModes: [.v6]
)
