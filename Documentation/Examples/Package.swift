// swift-tools-version: 6.1
import PackageDescription

// A package that uses CareCircle as a library: `swift run FirstStudy ../../SampleData`.
let package = Package(
  name: "CareCircleExamples",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "CareCircle", path: "../..")],
  targets: [
    .executableTarget(
      name: "FirstStudy", dependencies: [.product(name: "CareCircle", package: "CareCircle")])
  ],
  swiftLanguageModes: [.v6]
)
