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
  products: [
    .executable(name: "assay", targets: ["assay"]),
    .executable(name: "assay-web", targets: ["assay-web"]),
  ],
  targets: [
    // System: C behind one keeper each.
    library("COpenBLAS", "openblas", apt: "libopenblas-dev", brew: "openblas"),
    library("CLAPACKE", "lapacke", apt: "liblapacke-dev", brew: "lapack"),
    library("CYAML", "yaml-0.1", apt: "libyaml-dev", brew: "libyaml"),
    library("CSQLite", "sqlite3", apt: "libsqlite3-dev", brew: "sqlite"),
    library("CCrypto", "libcrypto", apt: "libssl-dev", brew: "openssl@3"),
    library("CZlib", "zlib", apt: "zlib1g-dev", brew: "zlib"),
    // Loaded when a file needs it; so its headers are used, and it is not linked.
    .systemLibrary(
      name: "CMatio", path: "Sources/System/CMatio",
      providers: [.apt(["libmatio-dev"]), .brew(["libmatio"])]),
    .target(name: "CPosix", path: "Sources/System/CPosix"),
    .target(
      name: "Kernels", path: "Sources/System/Kernels", cSettings: [.unsafeFlags(["-O3"])]),
    .target(name: "CodeVersion", path: "Sources/System/CodeVersion"),

    // Ground: what every stage stands on.
    room("Numerics", on: "Ground", uses: "COpenBLAS", "CLAPACKE", "Kernels"),
    room("Wording", on: "Ground"),
    room("Vocabulary", on: "Ground", uses: "Wording"),
    room("YAML", on: "Ground", uses: "CYAML", "Wording"),
    room("Machine", on: "Ground", uses: "CCrypto", "CPosix", "Vocabulary"),
    room("Formats", on: "Ground", uses: "CZlib", "CMatio", "Vocabulary", "Machine"),
    room("Forms", on: "Ground", uses: "Vocabulary", "Wording", "YAML", "Formats"),
    room("Graphs", on: "Ground"),
    room("Scoring", on: "Ground", uses: "Numerics", "Vocabulary", "Forms", "Graphs"),

    // Stages: each alone; they meet only through the nouns of Vocabulary.
    room(
      "Sources", on: "Stages",
      uses: "Numerics", "Vocabulary", "Wording", "Formats", "Machine", "Forms", "Scoring"),
    room(
      "Generators", on: "Stages", uses: "Numerics", "Vocabulary", "Wording", "Machine", "Forms"),
    room("Features", on: "Stages", uses: "Numerics", "Vocabulary", "Forms", "Graphs"),
    room(
      "Detectors", on: "Stages", uses: "Numerics", "Vocabulary", "Scoring", "Forms", "Graphs"),
    room(
      "Decisions", on: "Stages",
      uses: "Numerics", "Vocabulary", "Wording", "Formats", "Forms", "Scoring"),
    room("Evaluation", on: "Stages", uses: "Numerics", "Vocabulary", "Scoring"),

    // Workbench: the stages joined, recorded and shown.
    room(
      "Pipelines", on: "Workbench",
      uses: "Numerics", "Vocabulary", "Scoring", "Graphs", "Features", "Detectors", "Decisions"),
    room(
      "Exports", on: "Workbench",
      uses: "Vocabulary", "Formats", "Machine", "Graphs", "Features", "Decisions", "Pipelines"),
    room(
      "Artifacts", on: "Workbench",
      uses: "Vocabulary", "Wording", "Formats", "Machine", "CSQLite"),
    room(
      "Systems", on: "Workbench",
      uses: "Numerics", "Vocabulary", "Wording", "Forms", "Formats", "Machine", "Scoring",
      "Sources", "Generators", "Features", "Detectors", "Decisions", "Pipelines", "Artifacts"),
    room(
      "Bundles", on: "Workbench",
      uses: "Numerics", "Vocabulary", "Wording", "Formats", "Machine", "Scoring", "Graphs",
      "Sources", "Features", "Detectors", "Decisions", "Evaluation", "Pipelines", "Exports",
      "Systems", "Artifacts"),
    room(
      "Publishing", on: "Workbench", uses: "Vocabulary", "Formats", "Machine", "Artifacts"),
    room(
      "Specs", on: "Workbench",
      uses: "Numerics", "Vocabulary", "Wording", "YAML", "Forms", "Formats", "Machine", "Scoring",
      "Sources", "Generators", "Features", "Detectors", "Decisions", "Evaluation", "Systems",
      "Artifacts"),
    room(
      "Trials", on: "Workbench",
      uses: "Numerics", "Vocabulary", "Wording", "Formats", "Machine", "Scoring",
      "Sources", "Features", "Detectors", "Decisions", "Evaluation", "Pipelines", "Artifacts",
      "Specs"),
    room(
      "Answers", on: "Workbench",
      uses: "Numerics", "Vocabulary", "Wording", "Formats", "Machine", "Scoring", "Detectors",
      "Evaluation", "Artifacts", "Specs", "Trials"),
    room(
      "Runs", on: "Workbench",
      uses: "Numerics", "Vocabulary", "Wording", "Formats", "Machine", "Scoring", "Sources",
      "Features", "Detectors", "Decisions", "Evaluation", "Pipelines", "Artifacts", "Bundles",
      "Specs", "Trials",
      "Answers", "Reports"),
    room(
      "Advice", on: "Workbench",
      uses: "Numerics", "Vocabulary", "Wording", "Formats", "Machine", "Scoring", "Sources",
      "Features", "Detectors", "Decisions", "Evaluation", "Pipelines", "Artifacts", "Bundles",
      "Specs", "Trials", "Answers"),
    room(
      "Gates", on: "Workbench",
      uses: "Numerics", "Vocabulary", "Wording", "Formats", "Machine", "Forms", "Sources",
      "Decisions", "Evaluation", "Artifacts", "Bundles", "Specs", "Trials", "Advice"),
    room(
      "Reports", on: "Workbench",
      uses: "Vocabulary", "Wording", "Formats", "Machine", "Artifacts"),

    // The front door.
    .executableTarget(
      name: "assay",
      dependencies: [
        "CodeVersion", "Numerics", "Vocabulary", "Wording", "YAML", "Forms", "Formats", "Machine",
        "Scoring", "Graphs", "Sources", "Features", "Detectors", "Decisions", "Evaluation",
        "Pipelines", "Artifacts", "Bundles", "Systems", "Publishing", "Specs", "Trials", "Answers",
        "Runs", "Advice", "Gates", "Reports",
      ],
      path: "Sources/assay", swiftSettings: strict),

    // What speaks HTTP, in a program of its own beside the other.
    .executableTarget(name: "assay-web", path: "Sources/assay-web", swiftSettings: strict),

    // Benchmarks: timed by hand, built always.
    .executableTarget(
      name: "bench-csv", dependencies: ["Sources", "Formats", "Machine", "Vocabulary"],
      path: "Benchmarks/CSV", swiftSettings: strict),
    .target(
      name: "Bare", dependencies: ["COpenBLAS"], path: "Benchmarks/Bare",
      cSettings: [.unsafeFlags(["-O3"])]),
    .executableTarget(
      name: "bench",
      dependencies: ["Bare", "Numerics", "Vocabulary", "Formats", "Machine", "Detectors"],
      path: "Benchmarks/Bench",
      swiftSettings: strict + fast),

    // What tests of several rooms use.
    .target(
      name: "TestKit", dependencies: ["Machine"], path: "Tests/TestKit",
      swiftSettings: strict + fast),

    // Recordings, and the law of every way to see events.
    .target(
      name: "EventKit", dependencies: ["Numerics", "Vocabulary", "Features"],
      path: "Tests/EventKit", swiftSettings: strict + fast),

    // Runs that tests write by hand.
    .target(
      name: "RunKit",
      dependencies: [
        "Vocabulary", "YAML", "Formats", "Machine", "Artifacts", "Specs", "Trials", "Answers",
        "Runs",
      ],
      path: "Tests/RunKit", swiftSettings: strict + fast),

    tests(of: "Numerics", fixtures: true),
    tests(of: "Vocabulary"),
    tests(of: "Wording"),
    tests(of: "YAML"),
    tests(of: "Forms", with: "Formats", "Vocabulary", "YAML"),
    tests(of: "Machine", with: "Vocabulary", "TestKit"),
    tests(of: "Formats", with: "Vocabulary", "Machine", "TestKit", fixtures: true),
    tests(of: "Graphs"),
    tests(of: "Scoring", with: "Numerics", "Vocabulary", "Forms", "Formats", "Graphs"),
    tests(
      of: "Sources",
      with: "Numerics", "Vocabulary", "Wording", "Formats", "Machine", "Forms", "YAML", "TestKit"),
    tests(
      of: "Generators",
      with: "Numerics", "Vocabulary", "Formats", "Machine", "Forms", "Scoring", "Sources",
      "Features", "Detectors"),
    tests(
      of: "Features", with: "Numerics", "Vocabulary", "Forms", "Formats", "Graphs", "EventKit"),
    tests(
      of: "Detectors",
      with: "Numerics", "Vocabulary", "Scoring", "Forms", "Formats", "Machine", "Graphs",
      "Systems", fixtures: true),
    tests(
      of: "Decisions",
      with: "Numerics", "Vocabulary", "Wording", "YAML", "Forms", "Formats", "Scoring",
      "Detectors", "Systems"),
    tests(of: "Evaluation", with: "Numerics", "Vocabulary", "Scoring", "Formats", fixtures: true),
    tests(
      of: "Pipelines",
      with: "Numerics", "Vocabulary", "Forms", "Formats", "Scoring", "Graphs", "Features",
      "Detectors", "Decisions"),
    tests(
      of: "Exports",
      with: "Numerics", "Vocabulary", "Formats", "Scoring", "Features", "Detectors", "Decisions",
      "Pipelines", "TestKit", fixtures: true),
    tests(
      of: "Systems",
      with: "Numerics", "Vocabulary", "Forms", "Formats", "Machine", "Scoring", "Sources",
      "Generators", "Features", "Detectors", "Pipelines", "TestKit", "EventKit"),
    tests(of: "Artifacts", with: "Vocabulary", "Formats", "Machine", "TestKit", fixtures: true),
    tests(
      of: "Publishing",
      with: "Vocabulary", "Formats", "Machine", "Artifacts", "Runs", "Answers", "Specs", "Trials",
      "RunKit", "TestKit"),
    tests(
      of: "Runs",
      with: "Numerics", "Vocabulary", "YAML", "Forms", "Formats", "Machine", "Scoring", "Sources",
      "Generators", "Features", "Detectors", "Decisions", "Evaluation", "Pipelines", "Artifacts",
      "Bundles", "Systems", "Specs", "Trials", "Answers", "Advice", "Reports", "RunKit", "TestKit",
      "Wording"),
    tests(
      of: "Gates",
      with: "Numerics", "Vocabulary", "YAML", "Formats", "Machine", "Evaluation", "Artifacts",
      "Specs", "Answers", "RunKit", "TestKit"),
    tests(
      of: "Reports",
      with: "Vocabulary", "Wording", "Formats", "Machine", "Artifacts", "TestKit", fixtures: true),
    tests(
      of: "assay",
      with: "Vocabulary", "Forms", "Formats", "Machine", "Specs", "Trials", "Answers", "Runs",
      "Advice", "Artifacts", "Reports", "RunKit", "TestKit", fixtures: true),
  ],
  swiftLanguageModes: [.v6]
)
