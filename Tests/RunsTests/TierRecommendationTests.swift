import Artifacts
import Decisions
import Formats
import Machine
import Numerics
import Pipelines
import TestKit
import Testing
import Vocabulary
import Wording
import YAML

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// The tiers of systems that run, held against trials that were run here.
struct TierRecommendationTests {
  private static func elide(export: String = "none", validation: Double = 0) throws -> TestRun {
    try TestRun(
      """
      name: elide
      data: [{ generate: { recipe: { kind: gaussian } } }]
      split: { holdout: { test: 0.2, validation: \(validation) } }
      scale: none
      controls: false
      detectors: [isolation-forest]
      thresholds: [{ contamination: { share: 0.1 } }]
      tiers: elide
      export: \(export)
      """)
  }

  private static func expenseFlow(export: String) throws -> TestRun {
    let forest =
      "isolation-forest: { trees: 40, depth: 12, path-length: expenseflow, yardstick: named, "
      + "comparison: \"<\", choice: any }"
    return try TestRun(
      """
      name: expenseflow
      data: [{ generate: { table: { shape: correlated, rows: 1000, columns: 59 } } }]
      scale: none
      controls: false
      detectors:
        - ensemble:
            of:
              - \(forest)
              - autoencoder: { layers: [16], update: expenseflow, validation: 0.2, epochs: 1 }
            weights: [[0.6, 0.4]]
            combine: uncalibrated-mean
      tiers: { expenseflow: { ordinary: { BLOCK: 0.001, MONITOR: 0.05 } } }
      export: \(export)
      """)
  }

  /// A run that kept what it fitted to all of these numbers, and the file that holds them.
  private static func distances(of numbers: [Int]) throws -> (run: TestRun, file: String) {
    let file = Paths.join(try FileSystem.makeTemporaryFolder("assay-test"), "rows.csv")
    try FileSystem.write(table(of: numbers), to: file)
    let run = try TestRun(
      """
      name: distances
      data: [{ file: '\(file)' }]
      split: all
      scale: none
      controls: false
      detectors: [distance-to-mean]
      tiers: [expenseflow]
      export: all
      """)
    return (run, file)
  }

  /// The numbers as rows, of which every seventh is an anomaly.
  private static func table(of numbers: [Int]) -> String {
    "a,label\n"
      + numbers.enumerated().map { "\($1),\(($0 + 1).isMultiple(of: 7) ? 1 : 0)\n" }.joined()
  }

  private static func advice(
    _ run: TestRun, tiers: [String] = [], tries: Int = 400
  ) throws -> [TierAdvice] {
    try Recommender(asking: [], tiers: tiers, eventsPerDay: nil, tries: tries)
      .recommend(for: run.folder, trial: run.trials[0]).advice.tiers
  }

  @Test(arguments: ["none", "all"])
  func `Elide's deployed rules are impossible, with and without its fitted forest`(
    export: String
  ) throws {
    let audit = try #require(Self.advice(Self.elide(export: export)).first)
    #expect(
      audit.findings.map(\.tier) == ["critical_anomaly", "high_anomaly", "medium_anomaly"])
    for finding in audit.findings {
      guard case .impossible(let bound) = finding.grade else {
        Issue.record("\(finding.sentence)")
        continue
      }
      // |d| ≤ 0.9346 − |offset|, and the offset of 10 % lies near one half.
      #expect(bound < 0.6 && bound > 0.35)
      #expect(finding.sentence.contains("can never fire: no |d| exceeds 0."))
      #expect(finding.sentence.contains("that of the score 0.9346, 2^(−1/c(256))"))
    }
    #expect(
      audit.scale.hasSuffix(
        export == "all"
          ? "is the 10 % quantile of −score over 800 training rows."
          : "is the threshold that the trial found on its training rows."))
  }

  @Test func `Elide's rules fire on unit scores`() throws {
    let audit = try #require(
      Self.advice(Self.elide(export: "all"), tiers: ["elide: { read: unit }"]).first)
    #expect(audit.findings.map(\.starts) == ["≥ 0.9", "≥ 0.85", "≥ 0.8"])
    guard case .reached(let rows) = audit.findings[2].grade else {
      return #expect(Bool(false), "\(audit.findings[2].sentence)")
    }
    #expect(rows > 0)
  }

  @Test func `a one-class machine's decisions have its own border`() throws {
    let run = try TestRun(
      """
      name: machine
      data: [{ generate: { recipe: { kind: gaussian } } }]
      split: { holdout: { test: 0.2, validation: 0 } }
      scale: none
      controls: false
      detectors: [{ one-class-svm: { nu: 0.1, scale: libsvm } }]
      export: none
      """)
    let audit = try #require(Self.advice(run, tiers: ["elide"]).first)
    #expect(audit.scale.hasSuffix("the offset, 0, is where the detector itself draws its border."))
    // Values grow with the number of rows, so that most anomalies reach the top.
    guard case .reached(let rows) = audit.findings[0].grade else {
      return #expect(Bool(false), "\(audit.findings[0].sentence)")
    }
    #expect(rows > 5)
  }

  @Test func `an offset may be stated, and one so small leaves the mildest rule possible`() throws {
    let audit = try #require(
      Self.advice(Self.elide(), tiers: ["elide: { offset: -0.33 }"]).first)
    #expect(audit.scale.hasSuffix("the offset, -0.33, is as stated."))
    guard case .impossible = audit.findings[1].grade,
      case .notFound = audit.findings[2].grade
    else { return #expect(Bool(false), "\(audit.findings.map(\.sentence))") }
  }

  @Test func `ExpenseFlow's BLOCK is possible by the formula and not found in 59 dimensions`()
    throws
  {
    let run = try Self.expenseFlow(export: "all")
    let audit = try #require(Self.advice(run).first)
    let block = audit.findings[0]
    guard case .notFound(let highest) = block.grade else {
      return #expect(Bool(false), "\(block.sentence)")
    }
    #expect(highest < 0.9)
    #expect(block.sentence.hasPrefix("BLOCK (≥ 0.9) is possible by the formula (up to 0.9607) and"))
    #expect(block.sentence.contains("It takes 0.8333 of isolation-forest (a mean path of 2.69"))
    #expect(
      audit.notes[0].hasPrefix(
        "The highest score of 400 tries in the box of 59 features that 500 training rows span is"))
    #expect(
      audit.promises.map(\.sentence)[0]
        == "BLOCK (≥ 0.9) cannot be held to 0.1 % of ordinary rows on average: that needs 999 clean"
        + " rows; you have 190.")
    #expect(audit.promises[1].threshold != nil)
    #expect(audit.promises[1].measured?.rows == 284)
    // Fewer tries than there are starts are all made; of others as many as the eight starts divide evenly.
    for (asked, made) in [(3, 3), (20, 16)] {
      let notes = try Self.advice(run, tries: asked).first?.notes
      #expect(
        notes?.first?.hasPrefix(
          "The highest score of \(made) tries in the box of 59 features that 500 training rows span is"
        )
          == true)
    }
    // Asked again, all is the same.
    #expect(try Self.advice(run).first == audit)
  }

  @Test func `without a fitted pipeline, a sentence says what would make a search possible`() throws
  {
    let audit = try #require(Self.advice(Self.expenseFlow(export: "none")).first)
    #expect(
      audit.notes == [
        "Higher scores were not searched for, since the run keeps no fitted pipeline of this trial:"
          + " with 'export: best' in the spec, 'assay run' keeps it."
      ])
    #expect(
      audit.findings[0].sentence.hasPrefix(
        "BLOCK (≥ 0.9) is possible (up to 0.9607, the sum of 0.6 · 0.9346 for isolation-forest and"
          + " 0.4 · 1 for autoencoder) but was not found: the highest score of 500 rows is"))
  }

  /// Of 1,000 rows 200 measure, and none is kept to choose by.
  @Test func `an offset says which scores it was learned from`() throws {
    let (run, kept) = (try Self.elide(), try Self.elide(export: "all"))
    func scale(_ run: TestRun, _ contamination: Double) throws -> String? {
      try Self.advice(run, tiers: ["elide: { contamination: \(contamination) }"]).first?.scale
        .firstMatch(of: /the offset, [^,]+, (.+)/).map { String($0.1) }
    }
    #expect(try scale(run, 0.1) == "is the threshold that the trial found on its training rows.")
    #expect(
      try scale(run, 0.05)
        == "is the 5 % quantile of −score over the 200 rows that were scored, for want of training scores."
    )
    #expect(try scale(kept, 0.025) == "is the 2.5 % quantile of −score over 800 training rows.")
  }

  @Test func `a search that is not wanted is said not to have been made`() throws {
    let audit = try #require(Self.advice(Self.elide(export: "all"), tries: 0).first)
    #expect(audit.notes == ["Higher scores were not searched for: no tries were allowed."])
  }

  /// Forty numbers, 1,001 to 40,040: their mean is 20,520.5, from which the ends lie 19,519.5 away, in four digits
  /// 19,520, and 0 would lie 20,520.5 away. All rows are learned from.
  @Test func `a search keeps to what is known, and without the data to the golden rows`() throws {
    let numbers = (1...40).map { $0 * 1001 }
    let (run, file) = try Self.distances(of: numbers)
    defer { try? FileSystem.remove(Paths.folder(of: file)) }
    func note() throws -> String? { try Self.advice(run, tries: 80).first?.notes.first }
    let end = "is 19520; a search proves nothing of what it does not find."
    #expect(
      try note()
        == "The highest score of 80 tries in the box of 1 feature that 40 training rows span \(end)"
    )
    // One number is another: the data are not those of the run.
    try FileSystem.write(Self.table(of: numbers) + "1500,0\n", to: file)
    #expect(
      try note()
        == "The highest score of 80 tries in the box of 1 feature that 32 golden rows span \(end)")
  }

  @Test func `who looks on sees how far a search for higher scores is`() throws {
    let (run, witness) = (try Self.elide(export: "all"), Witness())
    let found = try Work.$onlooker.withValue(witness) { try Self.advice(run, tries: 100).first }
    // Eight starts of twelve tries each.
    let work = try #require(witness.works.first { $0.title == "searching for higher scores" })
    #expect(work.total == 96 && work.done == 96 && work.unit == .things("tries"))
    let note = try #require(found?.notes.first)
    #expect(note.hasPrefix("The highest score of 96 tries in the box of "))
    #expect(note.hasSuffix("; a search proves nothing of what it does not find."))
  }

  @Test func `tiers on calibrated scores need the calibration`() throws {
    let without = try #require(
      Self.advice(Self.elide(), tiers: ["certificates"]).first)
    #expect(without.findings.isEmpty)
    #expect(without.scale.hasPrefix("The calibration was learned from training rows"))
    let kept = try #require(
      Self.advice(Self.elide(export: "all"), tiers: ["certificates"]).first)
    let again = try #require(
      Self.advice(Self.elide(validation: 0.2), tiers: ["certificates"]).first)
    for audit in [kept, again] {
      #expect(audit.findings.map(\.tier) == ["suspicious"])
      #expect(audit.scale.contains("calibration 'ecdf'"))
    }
  }

  /// The squares of 1 to 20, with the mean 143.5, are all golden. Each of eight starts may look once.
  @Test func `a search begins with the first golden row`() throws {
    let (run, file) = try Self.distances(of: (1...20).map { $0 * $0 })
    defer { try? FileSystem.remove(Paths.folder(of: file)) }
    let model = try TrialModel(of: ScoredTrial(run.trials[0], in: run.folder), searchFolders: [])
    let golden = try #require(model).golden.rows
    let (first, second) = (abs(golden[0, 0] - 143.5), abs(golden[1, 0] - 143.5))
    #expect(golden.rows == 20 && first != second)
    let note = try #require(try Self.advice(run, tries: 8).first?.notes.first)
    #expect(note.contains(" span is \(Figures.significant(Double(first)));"), "\(note)")
  }
}

struct TierSpecTests {
  @Test func `a table that cannot be is reported where it stands`() throws {
    let yaml = """
      name: t
      data: [{ generate: { table: { rows: 50 } } }]
      detectors: [ecod]
      tiers:
        - expenseflow
        - own: { levels: { a: { above: 1, at-least: 1 } } }
      """
    do {
      _ = try Experiment(Node(yaml: yaml, file: "spec.yaml"))
      Issue.record("the spec was read")
    } catch {
      #expect("\(error)".hasPrefix("spec.yaml:6:"))
      #expect("\(error)".contains("'levels.a' must be 'above' or 'at-least', not both"))
    }
  }
}
