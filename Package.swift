// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
  // Else the runtime looks up each generic type by its name when it is first used: a tenth of linting one page.
  .unsafeFlags(
    ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"], .when(configuration: .release)),
]

/// A test target mirrors the room that it tests. What it compares with is read from the sources' folder.
func roomTests(_ room: String, also: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(room)Tests",
    dependencies: [.target(name: room), "TestSupport"] + (room == "APIModel" ? [] : ["APIModel"]) + also,
    exclude: exclude,
    swiftSettings: settings
  )
}

let tests: [Target] = [
  .target(name: "TestSupport", dependencies: ["APIModel"], path: "Tests/TestSupport", swiftSettings: settings),
  roomTests("APIModel"),
  roomTests("SpecFile", exclude: ["Fixtures"]),
  roomTests("DocExtract"),
  roomTests("DocLint", also: ["DocExtract"]),
  roomTests("ServerCheck", also: ["MockServer", "SpecFile"]),
  roomTests("SpecDiff", also: ["SpecFile", "DocExtract"], exclude: ["Fixtures"]),
  roomTests(
    "MockServer", also: ["SpecFile", "DocExtract", .product(name: "AsyncHTTPClient", package: "async-http-client")]),
  roomTests("StateFile", also: ["MockServer", .product(name: "GRDB", package: "GRDB.swift")]),
  roomTests("Reporting", exclude: ["Goldens"]),
  // Runs the built program.
  .testTarget(
    name: "EndToEndTests",
    dependencies: [
      "APIModel", "TestSupport", "docproof", .product(name: "AsyncHTTPClient", package: "async-http-client"),
      .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
    ], swiftSettings: settings),
  // Times extraction and lint; asserts that every run gives the same answers.
  .executableTarget(
    name: "Benchmarks", dependencies: ["APIModel", "CCMarkGFM", "DocExtract", "DocLint"], path: "Tests/Benchmarks",
    swiftSettings: settings),
  // The yardstick of scripts/bench-serve.sh.
  .executableTarget(
    name: "HelloServer", dependencies: [.product(name: "Hummingbird", package: "hummingbird")],
    path: "Tests/HelloServer", swiftSettings: settings),
]

let package = Package(
  name: "docproof",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "docproof", targets: ["docproof"]),
    .executable(name: "docproof-bench", targets: ["Benchmarks"]),
    .executable(name: "docproof-hello", targets: ["HelloServer"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    // Both come with the HTTP client; its times, buffers, headers and limits of decompression are theirs.
    .package(url: "https://github.com/apple/swift-nio", from: "2.100.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.26.0"),
    // The certificates that a server is trusted by.
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.29.0"),
    // Without its traits Hummingbird needs neither the configuration package nor all of Foundation.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    // The page for a person that `serve` shows.
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // Debian's libcmark-gfm, the Markdown parser.
    .systemLibrary(
      name: "CCMarkGFM",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]
    ),
    // The values that every room passes, and the strict JSON reader. No dependencies.
    .target(name: "APIModel", swiftSettings: settings),
    // APISpec to OpenAPI 3.1 and back; the YAML parser enters here.
    .target(
      name: "SpecFile",
      dependencies: ["APIModel", .product(name: "Yams", package: "Yams")],
      swiftSettings: settings
    ),
    // Markdown to APISpec; cmark enters here.
    .target(name: "DocExtract", dependencies: ["APIModel", "CCMarkGFM"], swiftSettings: settings),
    // Findings about the docs alone.
    .target(name: "DocLint", dependencies: ["APIModel", "DocExtract"], swiftSettings: settings),
    // Findings about a live server; the HTTP client enters here.
    .target(
      name: "ServerCheck",
      dependencies: [
        "APIModel",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: settings
    ),
    // Changes between two versions of the docs.
    .target(name: "SpecDiff", dependencies: ["APIModel"], swiftSettings: settings),
    // A live server made from the docs; the HTTP server enters here.
    .target(
      name: "MockServer",
      dependencies: [
        "APIModel",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings
    ),
    // The state of a served API in an SQLite file; the database enters here, and with it all of Foundation.
    .target(
      name: "StateFile", dependencies: ["APIModel", "MockServer", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: settings
    ),
    // A RunReport to text, JSON, Markdown, HTML.
    .target(name: "Reporting", dependencies: ["APIModel"], swiftSettings: settings),
    // The command line.
    .executableTarget(
      name: "docproof",
      dependencies: [
        "APIModel", "SpecFile", "DocExtract", "DocLint", "ServerCheck", "SpecDiff", "MockServer",
        "StateFile", "Reporting",
        .product(name: "Yams", package: "Yams"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings,
      // A position-independent program of this size spends a third of its start-up on relocations.
      linkerSettings: [
        .unsafeFlags(["-Xclang-linker", "-no-pie"], .when(platforms: [.linux], configuration: .release))
      ]
    ),
  ] + tests,
  swiftLanguageModes: [.v6]
)
