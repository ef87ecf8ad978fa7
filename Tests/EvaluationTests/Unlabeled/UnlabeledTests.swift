import Evaluation
import Foundation
import Numerics
import Testing
import Vocabulary

struct LevelSetTests {
  @Test func `both criteria follow from masses and volumes`() throws {
    // Ten rows scoring 1 ... 10 and a box of volume 2 whose places score so that the set at u has
    // volume u/10 up to 9, and 2 at 10: the last row is far out.
    let data = Scores((1...10).map(Double.init))
    let uniform = Scores((1...20).map { $0 <= 9 ? Double($0) : 10 })
    let sets = try #require(LevelSets(data: data, uniform: uniform, volume: 2))
    #expect(abs(sets.massVolume - 0.1 * 2) < 1e-15)
    // Sets of mass 1 and 0.9: EM = 1 − 2t until t = 0.1/1.1, where 1 − 2t = 0.9 already at t = 0.05.
    #expect(abs(sets.excessMass - 0.05 * 0.95) < 1e-15)
  }

  @Test func `excess mass turns from set to set`() throws {
    // Sets of volume 1 and mass 0.95, and of volume 2 and mass 1: EM is 1 − 2t up to t = 0.05, where it
    // is 0.9. With volume 1.2 for the larger one: 1 − 1.2t to where it is 0.9, at t = 1/12.
    let data = Scores([Double](repeating: 1, count: 19) + [2])
    let uniform = Scores((0..<12).map { $0 < 10 ? 1 : 2 })
    let sets = try #require(LevelSets(data: data, uniform: uniform, volume: 1.2))
    #expect(abs(sets.excessMass - 0.95 / 12) < 1e-15)
    // With volume 1.02 the turn comes after, and with 3 it comes first: at t = 0.05/2, EM 0.925.
    let wide = try #require(LevelSets(data: data, uniform: Scores([1, 2, 2]), volume: 3))
    // From there 0.95 − t down to 0.9 at t = 0.05.
    let area = 0.025 * (1 + 0.925) / 2 + 0.025 * (0.925 + 0.9) / 2
    #expect(abs(wide.excessMass - area) < 1e-15)
    #expect(abs(wide.massVolume - (0.05 * 1 + 0.05 * 3)) < 1e-15)
  }

  @Test func `distance from the middle of a ball beats a score by chance`() throws {
    var generator = Seed(4).generator()
    let rows = Matrix<Float>(rows: 500, columns: 2) { _, _ in Float(generator.normal()) }
    let good = try #require(
      LevelSets.criteria(of: rows, seed: Seed(1)) { _ in
        { places in
          Scores(
            (0..<places.rows).map {
              Double(places[$0, 0] * places[$0, 0] + places[$0, 1] * places[$0, 1])
            })
        }
      })
    let chance = try #require(
      LevelSets.criteria(of: rows, seed: Seed(1)) { _ in
        { places in
          var generator = Seed(UInt64(places.rows)).generator()
          return Scores((0..<places.rows).map { _ in generator.uniform() })
        }
      })
    #expect(good.excessMass > 1.2 * chance.excessMass)
    #expect(good.massVolume < 0.8 * chance.massVolume)
  }

  @Test func `masses can be those of drawn rows, in the box around all`() throws {
    var generator = Seed(5).generator()
    let rows = Matrix<Float>(rows: 4000, columns: 2) { _, _ in Float(generator.normal()) }
    func criteria(judged: Int) throws -> (excessMass: Double, scored: [Matrix<Float>]) {
      var scored: [Matrix<Float>] = []
      let found = LevelSets.criteria(
        of: rows, seed: Seed(1), boxVolume: 1, places: 5000, judged: judged
      ) { _ in
        { part in
          scored.append(part)
          return Scores((0..<part.rows).map { Double(hypot(part[$0, 0], part[$0, 1])) })
        }
      }
      return (try #require(found).excessMass, scored)
    }
    let all = try criteria(judged: .max)
    #expect(all.scored[0] == rows)
    #expect(try criteria(judged: 4000) == all)
    let drawn = try criteria(judged: 1000)
    #expect(drawn.scored.map(\.rows) == [1000, 5000])
    #expect(drawn.scored[1] == all.scored[1])
    // The area is that of the outermost tenth, of which 1,000 rows have 100 ± 9.5.
    #expect(abs(drawn.excessMass / all.excessMass - 1) < 0.095)
  }

  @Test func `many columns are looked at in subsets of five`() throws {
    let rows = Matrix<Float>(rows: 20, columns: 7) { Float($0 * 7 + $1) }
    var seen: [[Int]] = []
    let criteria = LevelSets.criteria(of: rows.columns(0..<6), seed: Seed(1)) { columns in
      seen.append(columns)
      return { places in
        #expect(places.columns == 5)
        return Scores([Double](repeating: 1, count: places.rows))
      }
    }
    #expect(criteria != nil)
    #expect(seen.count == LevelSets.subsets)
    #expect(Set(seen).count == 6)  // all ways to leave one of six columns out
  }

  @Test func `scores that are not numbers have no level sets`() {
    #expect(LevelSets(data: Scores([.nan]), uniform: Scores([1]), volume: 1) == nil)
    #expect(LevelSets(data: Scores([]), uniform: Scores([1]), volume: 1) == nil)
  }
}

struct TopStabilityTests {
  @Test func `the mean Jaccard index is over all pairs`() {
    let refits = [Scores([4, 3, 2, 1]), Scores([4, 1, 3, 2]), Scores([4, 3, 1, 2])]
    // Tops {0, 1}, {0, 2}, {0, 1}: 1/3, 1 and 1/3.
    #expect(TopStability.meanJaccard(of: refits, top: 2) == (1.0 / 3 + 1 + 1.0 / 3) / 3)
    #expect(TopStability.meanJaccard(of: [Scores([1, 2])], top: 1) == nil)
  }

  @Test func `a score that tells no rows apart is not stable`() {
    let constant = Scores([1, 1, 1, 1])
    #expect(TopStability.meanJaccard(of: [constant, constant], top: 2) == 0)
    #expect(TopStability.meanJaccard(of: [constant, constant], top: 4) == 1)
  }
}

struct ConsensusTests {
  @Test func `members agree by ranks, whatever their scale`() throws {
    let consensus = Consensus(of: [
      Scores([1, 2, 3, 4]), Scores([10, 20, 30, 400]), Scores([4, 3, 2, 1]),
    ])
    #expect(consensus.scores.values == [2, 7.0 / 3, 8.0 / 3, 3])
    #expect(consensus.correlations[0][1] == 1)
    #expect(consensus.correlations[0][2] == -1)
    #expect(consensus.agreement[2] == -1)
    #expect(consensus.agreement[0] == nil)  // the two others cancel each other out
  }

  @Test func `a constant member agrees with nobody`() {
    let consensus = Consensus(of: [Scores([1, 2, 3]), Scores([5, 5, 5])])
    #expect(consensus.correlations[0][1] == nil)
    #expect(consensus.agreement == [nil, nil])
    #expect(Consensus(of: []).scores.count == 0)
  }
}

struct SeedAgreementTests {
  @Test func `seeds disagree by what they say of one detector and not of all`() throws {
    // Means 2 and 4; the second seed adds 2 to both: nothing is left.
    let alike = try #require(SeedAgreement([[1, 3], [3, 5]]))
    #expect(alike.seeds == 2 && alike.betweenSeeds == 0 && alike.canChoose)
    #expect(alike.betweenDetectors == 2.0.squareRoot())
    // Means 2 and 2: the seeds say the reverse of each other, ±1 from means of 2: 4 · 1 / (1 · 1).
    let reverse = try #require(SeedAgreement([[1, 3], [3, 1]]))
    #expect(reverse.betweenSeeds == 2 && reverse.betweenDetectors == 0 && !reverse.canChoose)
    // Of three detectors, 4 · 1 / (2 · 1).
    let three = try #require(SeedAgreement([[1, 3], [3, 1], [2, 2]]))
    #expect(abs(three.betweenSeeds - 2.0.squareRoot()) < 1e-15)
    #expect(SeedAgreement([[1, 3]]) == nil && SeedAgreement([[1], [3]]) == nil)
  }
}
