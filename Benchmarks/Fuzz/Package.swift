// swift-tools-version: 6.2
import PackageDescription

// Readers under libFuzzer. See README.md for how to run one.
// The rooms are here by links, so that only they are built with the fuzzer's instruments.

func library(_ name: String, _ pkgConfig: String) -> Target {
  .systemLibrary(name: name, path: "Sources/System/\(name)", pkgConfig: pkgConfig)
}

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"), .enableExperimentalFeature("Lifetimes"),
]

func room(_ name: String, uses: String...) -> Target {
  .target(
    name: name, dependencies: uses.map { .init(stringLiteral: $0) },
    path: "Sources/Ground/\(name)", swiftSettings: settings)
}

/// A fuzzer is a program whose `main` is libFuzzer's.
func fuzzer(_ name: String) -> Target {
  .executableTarget(
    name: name, dependencies: ["Formats", "Machine", "YAML"], path: "Fuzzers/\(name)",
    swiftSettings: [.unsafeFlags(["-parse-as-library"])])
}

let package = Package(
  name: "fuzz",
  platforms: [.macOS(.v26)],
  targets: [
    library("CYAML", "yaml-0.1"), library("CCrypto", "libcrypto"),
    library("CZlib", "zlib"), library("CMatio", "matio"),
    .target(name: "CPosix", path: "Sources/System/CPosix"),
    room("Vocabulary", uses: "Wording"),
    room("Wording"),
    room("YAML", uses: "CYAML", "Wording"),
    room("Machine", uses: "CCrypto", "CPosix", "Vocabulary"),
    room("Formats", uses: "CZlib", "CMatio", "Vocabulary", "Machine"),
    fuzzer("FuzzJSON"), fuzzer("FuzzYAML"), fuzzer("FuzzDelimited"), fuzzer("FuzzNPY"),
    fuzzer("FuzzSafeTensors"), fuzzer("FuzzGzip"), fuzzer("FuzzNPZ"), fuzzer("FuzzMatlab"),
  ],
  swiftLanguageModes: [.v6]
)
