import Datasets
import Foundation
import Numerics
import Testing

struct ProofTests {
  static let isDeep = ProcessInfo.processInfo.environment["ASSAY_DEEP"] == "1"

  static let all: [Proof] = {
    do {
      return try Proof.tables() + Proof.scenarios() + Proof.series() + Proof.behavior()
    } catch {
      Issue.record(error)
      return []
    }
  }()

  /// Five seeds; a hundred with `ASSAY_DEEP=1`, which also prints the table of what they gave.
  @Test(arguments: all)
  func `what is planted is found, and where nothing is planted nothing is found`(
    proof: Proof
  ) throws {
    let seeds = Self.isDeep ? 100 : 5
    let trials = Workers.map(seeds) { number in Result { try proof.trials(number + 1) } }
    let numbers = try trials.map { try $0.get() }
    for (place, claim) in proof.claims.enumerated() {
      let ofClaim = numbers.map { $0[place] }
      let least = ofClaim.map(\.area).min() ?? 0
      let outside = ofClaim.indices.filter { !ofClaim[$0].isChance }
      #expect(least > claim.bar, "\(claim.kind)")
      #expect(outside == [], "\(claim.kind): \(outside.map { ofClaim[$0].null })")
      // Over all seeds the mean of the nulls is nearer to 0.5 by the root of their number.
      let drift = ofClaim.reduce(0) { $0 + ($1.null - 0.5) / $1.band } / Double(seeds)
      #expect(abs(drift) < 1 / Double(seeds).squareRoot(), "\(claim.kind)")
      if Self.isDeep { print(row(proof, claim, ofClaim)) }
    }
  }

  /// A line of the table: bar, least and mean area, the widest null in bands, the controls, and whether
  /// they solve the kind: a control whose mean passes the bar makes it easy.
  private func row(_ proof: Proof, _ claim: Proof.Claim, _ trials: [Proof.Trial]) -> String {
    let count = Double(trials.count)
    let mean = trials.reduce(0) { $0 + $1.area } / count
    let controls = Proof.controls.indices.map { control in
      trials.reduce(0) { $0 + $1.controls[control] } / count
    }
    let null = trials.map { abs($0.null - 0.5) / $0.band }.max() ?? 0
    let isEasy = controls.contains { $0 > claim.bar }
    let cells = [
      proof.name, claim.kind, "\(type(of: claim.detector))", String(format: "%.2f", claim.bar),
      String(format: "%.3f", trials.map(\.area).min() ?? 0), String(format: "%.3f", mean),
      String(format: "±%.3f", trials.first?.band ?? 0), String(format: "%.2f", null),
      controls.map { String(format: "%.3f", $0) }.joined(separator: " "), isEasy ? "easy" : "",
    ]
    return "PROOF | " + cells.joined(separator: " | ")
  }
}
