import Artifacts
import Numerics
import Specs
import TestKit
import Testing
import Vocabulary

import class Foundation.ProcessInfo

@testable import Gates

/// How often a gate is wrong, and how often it sees what is there, over many samples of the same truth.
struct ErrorRateTests {
  /// Two versions of a detector that order rows with the same skill, or the second with less.
  struct World {
    var anomalies = 60
    var ordinary = 240
    var seeds = 1
    /// How many rows a group has; its rows share most of their luck.
    var rowsOfGroup = 1
    /// How far anomalies lie above ordinary rows by the second version; 1.5 by the first.
    var skill = 1.5
    var hasChance = false

    static let firstSkill = 1.5

    /// The area under the ROC curve of a version, in truth: the chance that N(skill, 2) is above 0.
    static func area(_ skill: Double) -> Double {
      1 - NormalDistribution.standard.probability(above: skill / 2.0.squareRoot())
    }

    /// How much the second version is worse in truth.
    var drop: Double { Self.area(Self.firstSkill) - Self.area(skill) }

    /// What both have in common makes up most of a row's score; what is left is each version's own, and with chance
    /// each seed's.
    func sample(_ seed: Seed) -> (before: MadeSubject, after: MadeSubject) {
      var generator = seed.generator()
      let count = anomalies + ordinary
      let groups = (0..<count).map { Int32($0 / rowsOfGroup) }
      let luckOfGroup = (0...count / rowsOfGroup).map { _ in generator.normal() }
      let common = (0..<count).map { row in
        rowsOfGroup == 1
          ? generator.normal()
          : 0.9 * luckOfGroup[Int(groups[row])] + (1 - 0.81).squareRoot() * generator.normal()
      }
      func scores(_ skill: Double) -> [[Double]] {
        (0..<seeds).map { _ in
          // The luck of a draw moves how well all anomalies are told, as another forest does.
          let luck = hasChance ? 0.1 * generator.normal() : 0
          return (0..<count).map { row in
            let noise = 0.8 * common[row] + 0.6 * generator.normal()
            return noise + (row < anomalies ? skill + luck : 0)
          }
        }
      }
      func state(_ skill: Double) -> MadeSubject {
        var setting = MadeSubject.Setting("d", chance: hasChance)
        setting.scores = scores(skill)
        return MadeSubject(
          labels: String(repeating: "+", count: anomalies)
            + String(repeating: "-", count: ordinary),
          groups: rowsOfGroup == 1 ? nil : groups, setting)
      }
      return (state(Self.firstSkill), state(skill))
    }
  }

  /// Both versions on `count` data sets, each a sample of its own.
  private static func datasets(
    _ count: Int, of world: World, _ seed: Seed
  ) -> (before: MadeSubject, after: MadeSubject) {
    let samples = (0..<count).map { world.sample(seed.split("data set", $0)) }
    func joined(_ states: [MadeSubject]) -> MadeSubject {
      var all = states[0]
      all.settings = states.enumerated().map { place, state in
        var setting = state.settings[0]
        setting.dataset = "d\(place + 1)"
        return setting
      }
      return all
    }
    return (joined(samples.map(\.before)), joined(samples.map(\.after)))
  }

  /// How many samples are drawn.
  private static let runs = ProcessInfo.processInfo.environment["ASSAY_DEEP"] == nil ? 250 : 1000

  /// How many of so many samples pass, fail, and cannot be decided.
  static func answers(
    _ world: World, datasets: Int = 1, allowed: Double, runs: Int
  ) throws -> (pass: Int, fail: Int, undecided: Int, smallest: Double) {
    let judging = datasets == 1 ? "" : ", judge: data-sets"
    let gate = try rules("roc_auc: { no-worse-by: \(allowed)\(judging) }")
    let found: [GateRecord.Finding] = Workers.map(runs) { run in
      let seed = Seed(7).split("sample", run)
      let sample =
        datasets == 1 ? world.sample(seed) : Self.datasets(datasets, of: world, seed)
      let judged = try? Gate(gate, against: (sample.before.subject.state, path: "b")).judge(
        sample.after.subject)
      return judged?.findings.first
    }.compactMap { $0 }
    #expect(found.count == runs)
    let smallest = found.compactMap(\.smallest)
    func count(_ answer: GateRecord.Answer) -> Int { found.count { $0.answer == answer } }
    let mean = smallest.reduce(0, +) / Double(smallest.count)
    return (count(.pass), count(.fail), count(.undecided), mean)
  }

  /// More than so many of `runs` false failures are no chance where each comes with 5 %: the upper 1 in 1,000.
  private func most(_ runs: Int) -> Int {
    Int(BinomialDistribution(trials: runs, chance: 0.05).quantile(0.999))
  }

  @Test(arguments: [
    ("one seed, without chance", World()),
    ("three seeds", World(seeds: 3, hasChance: true)),
    ("groups of four rows", World(rowsOfGroup: 4)),
  ])
  func `versions that are equal in truth seldom fail, whatever is allowed`(
    name: String, world: World
  ) throws {
    let runs = Self.runs
    for allowed in [0.0, 0.01] {
      let found = try Self.answers(world, allowed: allowed, runs: runs)
      #expect(found.fail <= most(runs), "\(name), \(allowed): \(found)")
      #expect(found.pass + found.fail + found.undecided == runs)
    }
  }

  @Test func `versions that are equal on eight data sets seldom fail in the mean of them`() throws {
    let found = try Self.answers(
      World(anomalies: 20, ordinary: 80), datasets: 8, allowed: 0, runs: Self.runs)
    #expect(found.fail <= most(Self.runs), "\(found)")
    #expect(found.pass + found.fail + found.undecided == Self.runs)
  }

  /// What the gate says that it sees in four of five samples is 1.96 + 0.84 standard errors.
  @Test func `each drop fails as often as the one that is said to be seen foretells`() throws {
    var told: [String] = []
    for skill in [1.4, 1.25, 1.1, 0.95] {
      var world = World()
      world.skill = skill
      let found = try Self.answers(world, allowed: 0.01, runs: Self.runs)
      let error = found.smallest / 2.8016
      let expected = 1 - NormalDistribution.standard.probability(above: world.drop / error - 1.96)
      let share = Double(found.fail) / Double(Self.runs)
      told.append("\(world.drop): \(share), foretold \(expected)")
      let chance = 3 * (expected * (1 - expected) / Double(Self.runs)).squareRoot()
      // The error of a sample is itself an estimate.
      #expect(abs(share - expected) <= chance + 0.04, "\(told)")
    }
    if Self.runs > 250 { print("drops and how often they fail:", told.joined(separator: "; ")) }
  }

  @Test func `a version that is worse by more than is allowed seldom passes`() throws {
    var world = World()
    world.skill = 1.3
    // Worse by 0.034 where 0.01 is allowed.
    #expect(world.drop > 0.03)
    let found = try Self.answers(world, allowed: 0.01, runs: Self.runs)
    #expect(found.pass <= most(Self.runs), "\(found)")
  }

  @Test func `a drop as large as the gate says that it sees fails four times in five`() throws {
    // Found by halving: the skill whose drop is the one that the gate promises to see.
    var (low, high) = (0.5, 1.49)
    var world = World()
    for _ in 0..<8 {
      world.skill = (low + high) / 2
      let smallest = try Self.answers(world, allowed: 0.01, runs: 100).smallest
      if world.drop > smallest { low = world.skill } else { high = world.skill }
    }
    let found = try Self.answers(world, allowed: 0.01, runs: Self.runs)
    // The drop was found within 0.03 of that power.
    let least = BinomialDistribution(trials: Self.runs, chance: 0.77).quantile(0.001)
    let most = BinomialDistribution(trials: Self.runs, chance: 0.83).quantile(0.999)
    #expect((Int(least)...Int(most)).contains(found.fail), "\(world.drop): \(found)")
  }
}
