// swift-tools-version: 6.2
import PackageDescription

/// Warnings are errors, unsafe code is marked, and imports stay inside their room.
let strict: [SwiftSetting] = [
  .strictMemorySafety(), .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"), .enableExperimentalFeature("Lifetimes"),
]

/// Debug builds optimize too, so that tests run the code at the speed its users see.
let fast: [SwiftSetting] = [
  .unsafeFlags(["-O"], .when(configuration: .debug)),
  .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

/// A system library: found through pkg-config, installed by the launcher.
func library(_ name: String, _ pkgConfig: String, apt: String, brew: String) -> Target {
  .systemLibrary(
    name: name, path: "Sources/System/\(name)", pkgConfig: pkgConfig,
    providers: [.apt([apt]), .brew([brew])])
}

/// A room of the house: a folder on its floor that may use the rooms it names and no others.
func room(_ name: String, on floor: String, uses rooms: String...) -> Target {
  .target(
    name: name, dependencies: rooms.map { .init(stringLiteral: $0) },
    path: "Sources/\(floor)/\(name)", swiftSettings: strict + fast)
}

/// The tests of a room, which may stand on more rooms than the room itself.
func tests(of name: String, with rooms: String..., fixtures: Bool = false) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: ([name] + rooms).map { .init(stringLiteral: $0) },
    path: "Tests/\(name)Tests", exclude: fixtures ? ["Fixtures"] : [], swiftSettings: strict + fast)
}

let package = Package(
  name: "assay",
  platforms: [.macOS(.v26)],
  products: [.executable(name: "assay", targets: ["assay"])],
  targets: [
    // System: C behind one keeper each.
    library("COpenBLAS", "openblas", apt: "libopenblas-dev", brew: "openblas"),
    library("CLAPACKE", "lapacke", apt: "liblapacke-dev", brew: "lapack"),
    library("CYAML", "yaml-0.1", apt: "libyaml-dev", brew: "libyaml"),
    library("CSQLite", "sqlite3", apt: "libsqlite3-dev", brew: "sqlite"),
    library("CCrypto", "libcrypto", apt: "libssl-dev", brew: "openssl@3"),
    library("CZlib", "zlib", apt: "zlib1g-dev", brew: "zlib"),
    library("CMatio", "matio", apt: "libmatio-dev", brew: "libmatio"),
    .target(name: "CPosix", path: "Sources/System/CPosix"),
    .target(
      name: "Kernels", path: "Sources/System/Kernels", cSettings: [.unsafeFlags(["-O3"])]),
    .target(name: "CodeVersion", path: "Sources/System/CodeVersion"),

    // Ground: what every stage stands on.
    room("Numerics", on: "Ground", uses: "COpenBLAS", "CLAPACKE", "Kernels"),
    room("Vocabulary", on: "Ground"),
    room("Wording", on: "Ground"),
    room("YAML", on: "Ground", uses: "CYAML", "Wording"),
    room("Files", on: "Ground", uses: "CCrypto", "CZlib", "CMatio", "CPosix", "Vocabulary"),
    room("Forms", on: "Ground", uses: "Vocabulary", "Wording", "YAML", "Files"),
    room("Scoring", on: "Ground", uses: "Numerics", "Vocabulary"),

    // Stages: each alone; they meet only through the nouns of Vocabulary.
    room(
      "Sources", on: "Stages", uses: "Numerics", "Vocabulary", "Wording", "Files", "Forms",
      "Scoring"),
    room("Generators", on: "Stages", uses: "Numerics", "Vocabulary", "Wording", "Files", "Forms"),
    room("Features", on: "Stages", uses: "Numerics", "Vocabulary", "Forms"),
    room("Detectors", on: "Stages", uses: "Numerics", "Vocabulary", "Scoring", "Forms"),
    room(
      "Decisions", on: "Stages",
      uses: "Numerics", "Vocabulary", "Wording", "Files", "Forms", "Scoring"),
    room("Evaluation", on: "Stages", uses: "Numerics", "Vocabulary", "Scoring"),

    // Workbench: the stages joined, recorded and shown.
    room(
      "Pipelines", on: "Workbench",
      uses: "Numerics", "Vocabulary", "Scoring", "Features", "Detectors", "Decisions"),
    room("Artifacts", on: "Workbench", uses: "Vocabulary", "Files", "CSQLite"),
    room(
      "Specs", on: "Workbench",
      uses: "Numerics", "Vocabulary", "Wording", "YAML", "Forms", "Files", "Scoring", "Sources",
      "Generators", "Features", "Detectors", "Decisions", "Evaluation", "Artifacts"),
    room(
      "Trials", on: "Workbench",
      uses: "Numerics", "Vocabulary", "Wording", "Files", "Scoring", "Sources", "Features",
      "Detectors", "Decisions", "Evaluation", "Pipelines", "Artifacts", "Specs"),
    room(
      "Runs", on: "Workbench",
      uses: "Numerics", "Vocabulary", "Wording", "Files", "Scoring", "Sources", "Features",
      "Detectors", "Evaluation", "Pipelines", "Artifacts", "Specs", "Trials"),
    room(
      "Advice", on: "Workbench",
      uses: "Numerics", "Vocabulary", "Wording", "Files", "Scoring", "Sources", "Features",
      "Detectors", "Decisions", "Evaluation", "Pipelines", "Artifacts", "Specs", "Trials"),
    room("Reports", on: "Workbench", uses: "Vocabulary", "Wording", "Files", "Artifacts"),

    // The front door.
    .executableTarget(
      name: "assay",
      dependencies: [
        "CodeVersion", "Numerics", "Vocabulary", "Wording", "YAML", "Forms", "Files", "Scoring",
        "Sources", "Features", "Detectors", "Decisions", "Evaluation", "Pipelines", "Artifacts",
        "Specs", "Trials", "Runs",
        "Advice", "Reports",
      ],
      path: "Sources/assay", swiftSettings: strict),

    // Benchmarks: timed by hand, built always.
    .executableTarget(
      name: "bench-csv", dependencies: ["Sources", "Files", "Vocabulary"],
      path: "Benchmarks/CSV", swiftSettings: strict),
    .target(
      name: "Bare", dependencies: ["COpenBLAS"], path: "Benchmarks/Bare",
      cSettings: [.unsafeFlags(["-O3"])]),
    .executableTarget(
      name: "bench", dependencies: ["Bare", "Numerics"], path: "Benchmarks/Bench",
      swiftSettings: strict + fast),

    // Runs that tests write by hand.
    .target(
      name: "RunKit",
      dependencies: ["Vocabulary", "YAML", "Files", "Artifacts", "Specs", "Runs"],
      path: "Tests/RunKit", swiftSettings: strict + fast),

    tests(of: "Numerics", fixtures: true),
    tests(of: "Vocabulary"),
    tests(of: "Wording"),
    tests(of: "YAML"),
    tests(of: "Forms", with: "Files", "Vocabulary", "YAML"),
    tests(of: "Files", with: "Vocabulary", fixtures: true),
    tests(of: "Scoring", with: "Numerics", "Vocabulary"),
    tests(of: "Sources", with: "Numerics", "Vocabulary", "Files", "Forms", "YAML"),
    tests(
      of: "Generators",
      with: "Numerics", "Vocabulary", "Files", "Forms", "Scoring", "Sources", "Detectors"),
    tests(of: "Features", with: "Numerics", "Vocabulary", "Forms", "Files"),
    tests(
      of: "Detectors", with: "Numerics", "Vocabulary", "Scoring", "Forms", "Files",
      fixtures: true),
    tests(
      of: "Decisions",
      with: "Numerics", "Vocabulary", "Wording", "YAML", "Forms", "Files", "Scoring", "Detectors"),
    tests(
      of: "Evaluation", with: "Numerics", "Vocabulary", "Scoring", "Files", fixtures: true),
    tests(
      of: "Pipelines",
      with: "Numerics", "Vocabulary", "Scoring", "Features", "Detectors", "Decisions"),
    tests(of: "Artifacts", with: "Vocabulary", "Files"),
    tests(
      of: "Runs",
      with: "Numerics", "Vocabulary", "YAML", "Forms", "Files", "Scoring", "Sources", "Generators",
      "Features", "Detectors", "Decisions", "Evaluation", "Pipelines", "Artifacts", "Specs",
      "Trials",
      "Advice", "RunKit"),
    tests(of: "Reports", with: "Vocabulary", "Wording", "Files", "Artifacts", fixtures: true),
    tests(
      of: "assay", with: "Vocabulary", "Files", "Specs", "Trials", "Runs", "Advice", "Artifacts",
      "Reports", "RunKit"),
  ],
  swiftLanguageModes: [.v6]
)
