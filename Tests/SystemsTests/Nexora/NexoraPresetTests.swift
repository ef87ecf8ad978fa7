import Detectors
import Forms
import Foundation
import Numerics
import Testing
import Vocabulary

@testable import Systems

struct NexoraPresetTests {
  private func made(_ yaml: String) throws -> Ensemble {
    let choices = Systems.detectors
    let choice = try FormReader.choice(yaml, among: choices.forms, from: "test")
    let setting = try #require(choice.combinations(among: choices.forms).first)
    return try #require(try choices.make(setting) as? Ensemble)
  }

  @Test func `the ensemble has the service's models, without the network that it lost`() throws {
    let usual = try made("nexora")
    #expect(usual.members.count == 2 && usual.combination == .mean)
    #expect(usual.members[0].detector as? IsolationForest == (try IsolationForest(trees: 200)))
    #expect(
      usual.members[1].detector as? OneClassSVM == (try OneClassSVM(nu: 0.1, scale: .libsvm)))
    #expect(usual.confidence == .curves([.ends, .margin], takesHighest: false))
    let all = try made("nexora: { members: [autoencoder, forest], voting: hard, weights: [2, 1] }")
    #expect(all.members.map(\.weight) == [2, 1] && all.combination == .vote(above: 0.7))
    #expect(all.confidence == .curves([.ratio, .ends], takesHighest: true))
  }

  @Test func `the network mirrors its layers around a code, with dropout and patience`() throws {
    let network = try #require(try made("nexora-autoencoder").members[0].detector as? Autoencoder)
    #expect(
      network.hidden
        == (try Autoencoder.mirrored([40, 30, 20, 20], .relu, dropout: 0.2)))
    #expect(network.output == .sigmoid && network.training.epochs == 100)
    #expect(network.training.stopping == .init(patience: 10, restoresBest: true))
    #expect(network.training.halving == .init(patience: 5, floor: 1e-7))
  }

  @Test func `members that come twice, none, and weights that do not fit are refused`() {
    func complaint(_ yaml: String) -> String {
      do {
        _ = try made(yaml)
        return "none"
      } catch { return "\(error)" }
    }
    #expect(
      complaint("nexora: { members: [svm, svm] }")
        == "'members' must be at least one, each once, not svm, svm")
    #expect(complaint("nexora: { members: [] }").hasPrefix("'members' must be at least one"))
    #expect(
      complaint("nexora: { weights: [1] }")
        == "'weights' must be 2 numbers, one for each member, not 1")
  }

  @Test func `forest, vectors and network score by their own maps, on their own`() throws {
    var chance = Seed(3).generator()
    let rows = Matrix<Float>(rows: 200, columns: 4) { _, _ in Float(chance.normal()) }
    for yaml in ["nexora-forest: { trees: 20 }", "nexora-svm", "nexora-autoencoder: { epochs: 2 }"]
    {
      let model = try #require(
        try made(yaml).fitted(to: rows, seed: Seed(1)).model as? Ensemble.Model)
      let own = try model.scaledMembers[0].model.scores(of: rows).values
      let scores = try model.scores(of: rows).values
      let wanted: [Double] =
        switch model.confidence {
        case .curves([.ends], _): own.map { ($0 - own.min()!) / (own.max()! - own.min()!) }
        case .curves([.margin], _): own.map { 1 / (1 + exp(-$0)) }
        default:
          own.map { 1 / (1 + exp(-2 * ($0 / SortedSample(own).quantile(0.95)! - 1))) }
        }
      for row in 0..<200 { #expect(abs(scores[row] - wanted[row]) < 1e-9, "\(yaml) row \(row)") }
      let said = try #require(try model.assessed(rows).confidences)
      #expect(said.allSatisfy { 0.3 <= $0 && $0 <= 0.95 })
    }
  }
}
