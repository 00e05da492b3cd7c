// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "CareCircle",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "CareCircle", targets: ["CareCircle"]),
    .executable(name: "carecircle", targets: ["CareCircleCommand"]),
  ],
  traits: [
    .default(enabledTraits: ["GDAL", "Pictures"]),
    .trait(
      name: "GDAL",
      description: "Shapefiles, GeoPackage, FlatGeobuf, workbooks as inputs, and PostGIS."),
    .trait(name: "Pictures", description: "Maps and pages as PNG, SVG and PDF."),
  ],
  dependencies: [
    // Flags of inputs are made from the list of inputs: that rests on how this version reads a mirror.
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Libraries of the system, behind the thinnest of modules.
    .systemLibrary(
      name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"]), .brew(["proj"])]),
    .systemLibrary(
      name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"]), .brew(["geos"])]),
    .systemLibrary(
      name: "COpenSSL", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
    .systemLibrary(name: "CMalloc"),
    // Its headers are needed to build it; the library itself is opened only by runs that need it.
    .target(
      name: "CGDAL", cSettings: [.define("CARECIRCLE_GDAL", .when(traits: ["GDAL"]))],
      linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    // Needs no headers; the libraries are opened only by runs that draw.
    .target(
      name: "CCairo", cSettings: [.define("CARECIRCLE_PICTURES", .when(traits: ["Pictures"]))],
      linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    .target(name: "CFolderExchange"),
    // Takes the place of functions of glibc, so it belongs to the command and not to the library.
    .target(name: "CProcess"),
    // The files of the report page, Leaflet among them, become bytes of the program.
    .target(name: "CPageAssets", exclude: ["Page"]),
    .target(name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(
      name: "COsmium",
      linkerSettings: [
        .linkedLibrary("z"), .linkedLibrary("bz2"), .linkedLibrary("expat"),
        .linkedLibrary("pthread"),
      ]),

    .target(name: "Wording"),
    .target(name: "Parallel"),
    .target(name: "Geodesy", dependencies: ["CPROJ", "Wording"]),
    .target(name: "TextFormats", dependencies: ["Wording", "CSimdjson", "CExpat"]),
    .target(name: "Archives", dependencies: ["TextFormats", "CZlib"]),
    .target(name: "Workbooks", dependencies: ["TextFormats", "Archives", "CXlsxWriter"]),
    .target(name: "Documents", dependencies: ["TextFormats", "Archives"]),
    .target(name: "Drawing", dependencies: ["TextFormats", "CCairo", "CZlib"]),
    .target(name: "Worksheets", dependencies: ["TextFormats", "Archives"]),
    .target(
      name: "VectorFormats",
      dependencies: [
        "Wording", "TextFormats", "Worksheets",
        .target(name: "CGDAL", condition: .when(traits: ["GDAL"])),
      ]),
    .target(name: "PlaneGeometry", dependencies: ["Geodesy", "Parallel", "CGEOS"]),
    .target(name: "CareModel", dependencies: ["Geodesy", "PlaneGeometry", "Wording"]),
    .target(
      name: "StreetNetwork",
      dependencies: [
        "Wording", "Geodesy", "TextFormats", "PlaneGeometry", "Parallel", "COsmium",
      ]),
    .target(
      name: "Files", dependencies: ["Wording", "TextFormats", "COpenSSL", "CFolderExchange"]),
    .target(
      name: "Tables",
      dependencies: [
        "Wording", "Parallel", "CareModel", "TextFormats", "Archives", "Worksheets",
        "VectorFormats", "Files",
      ]),
    .target(
      name: "Registers", dependencies: ["Tables", "Worksheets", "StreetNetwork", "Parallel"]),
    .target(
      name: "Coverage", dependencies: ["CareModel", "StreetNetwork", "Registers", "Parallel"]),
    .target(
      name: "Compliance", dependencies: ["CareModel", "Coverage", "Tables", "Yams"],
      resources: [.embedInCode("Policies")]),
    .target(name: "Siting", dependencies: ["Wording", "Parallel"]),
    .target(
      name: "Layers", dependencies: ["Coverage", "Files", "Tables", "VectorFormats", "Parallel"]),
    .target(
      name: "Reports",
      dependencies: [
        "Coverage", "Compliance", "Siting", "Layers", "Workbooks", "Documents", "Drawing",
      ]),
    .target(name: "ReportPages", dependencies: ["Reports", "CPageAssets"]),
    .target(name: "Inspection", dependencies: ["Registers", "Coverage", "Layers", "Reports"]),
    .target(name: "ResultFolders", dependencies: ["Layers", "Reports", "ReportPages"]),
    .target(
      name: "CareCircle",
      dependencies: ["Reports", "ReportPages", "Inspection", "ResultFolders", "Siting", "Yams"]),
    .executableTarget(
      name: "CareCircleCommand",
      dependencies: [
        "CareCircle", "CMalloc", "CProcess",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "SampleDataGenerator", dependencies: ["Geodesy", "TextFormats"]),
    // The examples, which are also a package of their own: here so that every build of the tests compiles them.
    .executableTarget(
      name: "FirstStudy", dependencies: ["CareCircle"],
      path: "Documentation/Examples/Sources/FirstStudy",
      swiftSettings: [.enableUpcomingFeature("MemberImportVisibility")]),
    .target(
      name: "ArticleExamples", dependencies: ["CareCircle"],
      path: "Documentation/Examples/Sources/ArticleExamples",
      swiftSettings: [.enableUpcomingFeature("MemberImportVisibility")]),

    .target(
      name: "CareCircleTestSupport", dependencies: ["CareCircle", "Files", "TextFormats", "CZlib"],
      path: "Tests/CareCircleTestSupport"),
    .testTarget(name: "GeodesyTests", dependencies: ["Geodesy", "CareCircleTestSupport"]),
    .testTarget(name: "TextFormatsTests", dependencies: ["TextFormats", "CareCircleTestSupport"]),
    .testTarget(
      name: "PlaneGeometryTests",
      dependencies: ["PlaneGeometry", "CareCircleTestSupport", "CPROJ"]),
    .testTarget(
      name: "StreetNetworkTests", dependencies: ["StreetNetwork", "CareCircleTestSupport"]),
    .testTarget(name: "CoverageTests", dependencies: ["Coverage", "CareCircleTestSupport"]),
    .testTarget(name: "SitingTests", dependencies: ["Siting", "CareCircleTestSupport"]),
    .testTarget(name: "ComplianceTests", dependencies: ["Compliance", "CareCircleTestSupport"]),
    .testTarget(name: "ArchivesTests", dependencies: ["Archives", "CareCircleTestSupport"]),
    .testTarget(
      name: "WorkbooksTests",
      dependencies: ["Archives", "Documents", "Workbooks", "CareCircleTestSupport"]),
    .testTarget(
      name: "RegistersTests",
      dependencies: [
        "Archives", "Registers", "Worksheets", "Inspection", "Reports", "VectorFormats",
        "Workbooks",
        "CareCircleTestSupport",
      ]),
    .testTarget(name: "ReportsTests", dependencies: ["CareCircle", "CareCircleTestSupport"]),
    .testTarget(name: "ReportPagesTests", dependencies: ["CareCircle", "CareCircleTestSupport"]),
    .testTarget(
      name: "CareCircleTests",
      dependencies: ["CareCircle", "ArticleExamples", "CareCircleTestSupport"]),
    .testTarget(
      name: "CareCircleCommandTests", dependencies: ["CareCircleCommand", "CareCircleTestSupport"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
