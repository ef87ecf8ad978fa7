import Foundation
import Generators
import Numerics
import Testing

struct ProofTests {
  static let isDeep = ProcessInfo.processInfo.environment["ASSAY_DEEP"] == "1"

  static let all: [Proof] = {
    do {
      return try Proof.tables() + Proof.fitted() + Proof.scenarios() + Proof.series()
        + Proof.behavior()
    } catch {
      Issue.record(error)
      return []
    }
  }()

  /// Three seeds; a hundred with `ASSAY_DEEP=1`, which also prints the table of what they gave.
  @Test(arguments: all)
  func `what is planted is found, and where nothing is planted nothing is found`(
    proof: Proof
  ) throws {
    let seeds = Self.isDeep ? 100 : 3
    let trials = Workers.map(seeds) { number in Result { try proof.trials(number + 1) } }
    let numbers = try trials.map { try $0.get() }
    for (place, claim) in proof.claims.enumerated() {
      let result = ProofResult(numbers.map { $0[place] })
      if Self.isDeep { print(result.row(proof, claim)) }
      #expect(result.margin >= 0, "\(claim.kind): below its bar on seeds \(result.failing)")
      #expect(result.widest <= 1, "\(claim.kind): found where nothing is planted")
      // Over all seeds the mean of the nulls is nearer to 0.5 by the root of their number.
      #expect(abs(result.drift) < 1 / Double(seeds).squareRoot(), "\(claim.kind)")
      // A mean of few seeds may fall on the wrong side where it lies near the border.
      let slack = Self.isDeep ? 0 : 0.03
      let isEasy = proof.easy.contains(claim.kind)
      #expect(
        isEasy ? result.ease >= -slack : result.ease < slack,
        "\(claim.kind) is \(isEasy ? "" : "not ")declared easy, and the controls get \(result.ease)"
      )
    }
  }
}

/// What the seeds gave for one claim.
struct ProofResult {
  private let trials: [Proof.Trial]

  init(_ trials: [Proof.Trial]) { self.trials = trials }

  private func mean(_ number: (Proof.Trial) -> Double) -> Double {
    trials.reduce(0) { $0 + number($1) } / Double(trials.count)
  }

  /// How far above its bar the worst seed is.
  var margin: Double { trials.map { $0.area - $0.bar }.min() ?? -1 }

  /// The seeds that do not reach their bar.
  var failing: [Int] { trials.indices.filter { trials[$0].area < trials[$0].bar }.map { $0 + 1 } }

  /// How far from 0.5 the worst seed is with nothing planted, in bands.
  var widest: Double { trials.map { abs($0.drift) }.max() ?? 2 }

  var drift: Double { mean(\.drift) }

  private var controls: [Double] {
    (trials.first?.controls ?? []).indices.map { control in mean { $0.controls[control] } }
  }

  /// How far above what makes a kind easy the best control is: within 0.05 of the strong detector.
  var ease: Double { (controls.max() ?? 0) - (mean(\.area) - 0.05) }

  /// A line of Benchmarks/generators.md.
  func row(_ proof: Proof, _ claim: Proof.Claim) -> String {
    func text(_ value: Double) -> String { String(format: "%.3f", value) }
    let cells =
      [proof.name, claim.kind, proof.detector.name, text(claim.promise.area), text(mean(\.bar))]
      + [trials.map(\.area).min() ?? 0, mean(\.area), margin].map(text)
      + ["±" + text(mean(\.band)), String(format: "%.2f", widest)]
      + controls.map(text) + [ease >= 0 ? "easy" : ""]
    return "PROOF | " + cells.joined(separator: " | ") + " |"
  }
}
