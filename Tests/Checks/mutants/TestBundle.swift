import Foundation

/// The built tests, run file by file without the package manager.
struct TestBundle: Sendable {
  /// The tests of one file.
  struct File: Sendable {
    let target: String
    let name: String
    /// What the tests of this file are found by.
    var pattern: String {
      "^\(target)\\..*/" + name.replacing(/[.+]/) { "\\\($0.output)" } + ":"
    }
    /// How long they take, alone.
    var seconds = 0.0
    /// The mutants that they come by.
    var reached: Set<Int> = []
  }

  private let program: String
  private let tree: String
  private let scratch: String
  /// The targets that are home to the mutants of each room.
  let homes: [String: Set<String>]
  /// Seconds that a run has beyond a multiple of what it usually takes.
  let patience: Double
  private(set) var files: [File] = []

  /// - Parameter targets: The test targets whose files are run.
  init(
    of tree: String, targets: [String], homes: [String: Set<String>], scratch: String,
    patience: Int
  ) throws {
    self.tree = tree
    self.homes = homes
    self.patience = Double(patience)
    self.scratch = scratch
    let folder = try Command.output("swift", ["build", "--show-bin-path"], in: tree)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let found = try FileManager.default.contentsOfDirectory(atPath: folder).first {
      $0.hasSuffix("PackageTests.xctest")
    }
    guard let found else { throw Trouble("no tests were built in \(folder)") }
    program = "\(folder)/\(found)"
    for target in targets {
      for path in FileManager.default.enumerator(atPath: "\(tree)/Tests/\(target)") ?? .init() {
        guard let path = path as? String, path.hasSuffix(".swift"),
          let text = try? String(
            contentsOfFile: "\(tree)/Tests/\(target)/\(path)", encoding: .utf8),
          text.contains("@Test")
        else { continue }
        files.append(File(target: target, name: String(path.split(separator: "/").last!)))
      }
    }
    files.sort { ($0.target, $0.name) < ($1.target, $1.name) }
  }

  /// Runs each file once with no mutant on, to learn which it comes by; all tests must pass.
  func surveyed(jobs: Int) throws -> TestBundle {
    var surveyed = self
    surveyed.files = try parallel(files, jobs: jobs) { file, job in
      var file = file
      let notes = "\(scratch)/reached-\(job)"
      for isLast in [false, true] {
        unlink(notes)
        let start = ContinuousClock.now
        let end = try run([file], job: job, limit: 600, ["ASSAY_MUTANTS_REACHED": notes])
        let spent = start.duration(to: .now)
        file.seconds =
          Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18
        if end == .code(0) { break }
        if isLast {
          throw Trouble("no mutant is on, and \(file.target)/\(file.name) ends with \(end)")
        }
      }
      let text = (try? String(contentsOfFile: notes, encoding: .utf8)) ?? ""
      file.reached = Set(text.split(separator: "\n").compactMap { Int($0) })
      return file
    }
    return surveyed
  }

  /// Runs some files at once, until a test fails.
  func run(
    _ files: [File], job: Int, limit: Double, _ environment: [String: String]
  ) throws -> Command.End {
    let temporary = "\(scratch)/temporary-\(job)"
    try? FileManager.default.removeItem(atPath: temporary)
    try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
    let calm = ["TMPDIR": temporary, "SWIFT_BACKTRACE": "enable=no", "NO_COLOR": "1"]
    // A mutant may ask for all memory there is, or write without end.
    let guarded = "ulimit -c 0; ulimit -v 8000000; ulimit -f 2000000; exec \"$@\""
    return try Command(
      arguments: ["sh", "-c", guarded, "sh", program, "--testing-library", "swift-testing"]
        + files.flatMap { ["--filter", $0.pattern] },
      folder: tree, environment: environment.merging(calm) { $1 }, limit: limit, decisive: "✘ Test"
    ).run(output: "\(scratch)/said-\(job)")
  }
}
