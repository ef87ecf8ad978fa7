import Foundation
import Machine
import Numerics
import Testing
import YAML

@testable import Forms
@testable import Runs
@testable import Specs

/// Every key of a spec with values that nobody means. What is wrong is a complaint; nothing traps.
struct SpecFuzzTests {
  private static let isDeep = ProcessInfo.processInfo.environment["ASSAY_DEEP"] == "1"

  /// Of each key of a spec, so many of its strange values are planned and run, drawn by a seed that another day
  /// may change.
  private static let planned = isDeep ? Int.max : 250
  private static let carriedOut = isDeep ? 2000 : 40
  private static var seed: Int {
    ProcessInfo.processInfo.environment["ASSAY_FUZZ_SEED"].flatMap(Int.init) ?? 1
  }

  private static let base = [
    "name": "t", "detectors": "[ecod]",
    "data": "[{ generate: { table: { shape: uniform, rows: 60, columns: 3 } } }]",
  ]

  /// Specs that differ from a small one in one key.
  private static func specs(_ name: String, atMost limit: Int) -> [String] {
    guard let key = Spec.form.key(name) else { return [] }
    var all = StrangeValues.of(key.isAxis ? Shape.list(key.shape) : key.shape)
    if all.count > limit {
      var chance = Seed(spec: seed).split(named: name).generator()
      all = chance.sample(limit, of: all.count).sorted().map { all[$0] }
    }
    return all.map { value in
      base.merging([name: value]) { $1 }.sorted { $0.key < $1.key }
        .map { "\($0.key): \($0.value)" }.joined(separator: "\n")
    }
  }

  /// Whether a plan would have to make rows in great number first, which is what was asked for.
  private static func makesManyRows(_ spec: String) -> Bool {
    guard let data = spec.split(separator: "\n").first(where: { $0.hasPrefix("data: ") }) else {
      return false
    }
    let counts = data.replacing(/'seed': [0-9]+/, with: "")
    return data.contains("generate") && counts.contains(/[0-9]{5}/)
  }

  /// Reads and plans the specs from a place on; writes down at which it is, for whoever finds this process
  /// ended.
  private static func plan(_ specs: ArraySlice<String>, note: String) throws {
    let reports = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(reports) }
    var options = RunOptions(
      jobs: 1, worker: [], codeVersion: "c", platform: "p", searchFolders: [])
    options.reports = reports
    for place in specs.indices {
      try FileSystem.write("\(place)", to: note, durably: false)
      guard let experiment = try? Experiment(Node(yaml: specs[place], file: "spec.yaml")),
        !makesManyRows(specs[place])
      else { continue }
      _ = try? PlanPreview(experiment, options)
    }
  }

  /// Runs the specs from a place on, but those that ask for much work.
  private static func run(_ specs: ArraySlice<String>, note: String) throws {
    let costly =
      /'(trees|epochs|layers|members|landmarks|bins|buckets|code|count|rounds|times)': \[*[0-9]{4}/
    for place in specs.indices where !specs[place].contains(costly) && !makesManyRows(specs[place])
    {
      try FileSystem.write("\(place)", to: note, durably: false)
      _ = try? TestRun(specs[place] + "\ncontrols: false")
    }
  }

  @Test(arguments: Spec.form.keys.map(\.name))
  func `no value of any key stops a dry run but by a complaint`(key: String) async throws {
    try await expectNoEnd(of: Self.specs(key, atMost: Self.planned)) { start, note in
      await #expect(processExitsWith: .success) {
        [key = key as String, note = note as String, start = start as Int] in
        try SpecFuzzTests.plan(
          SpecFuzzTests.specs(key, atMost: SpecFuzzTests.planned)[start...], note: note)
      } != nil
    }
  }

  @Test(arguments: [
    "detectors", "split", "scale", "categories", "missing", "calibrate", "thresholds",
  ])
  func `no value of any key stops a small run but by a complaint`(key: String) async throws {
    try await expectNoEnd(of: Self.specs(key, atMost: Self.carriedOut)) { start, note in
      await #expect(processExitsWith: .success) {
        [key = key as String, note = note as String, start = start as Int] in
        try SpecFuzzTests.run(
          SpecFuzzTests.specs(key, atMost: SpecFuzzTests.carriedOut)[start...], note: note)
      } != nil
    }
  }

  /// Has a process of its own try the specs, and after each that ends it, another those that follow.
  private func expectNoEnd(
    of specs: [String], in attempt: (_ start: Int, _ note: String) async -> Bool
  ) async throws {
    let folder = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(folder) }
    let note = Paths.join(folder, "place")
    var start = 0
    while start < specs.count {
      if await attempt(start, note) { return }
      let place = try #require(Int(try FileSystem.readText(note)))
      Issue.record("this spec ended the process: \(specs[place].prefix(2000))")
      start = place + 1
    }
  }
}
