import Artifacts
import Evaluation
import Specs
import Testing
import Vocabulary

import func Foundation.exp
import func Foundation.log
import func Foundation.pow

@testable import Gates

/// What work may take, and what it leaves.
struct CostTests {
  private static func state(_ costs: Baseline.Costs) -> MadeSubject {
    var state = MadeSubject(labels: "+-", .init("lof", [2, 1]))
    state.settings[0].costs = costs
    return state
  }

  private static func latency(_ value: Double, _ interval: ClosedRange<Double>) -> MadeSubject {
    state(
      Baseline.Costs(latency: [
        Measurement(
          MetricName.latency().percentile("p99"), .number(value),
          interval: Interval(
            lower: interval.lowerBound, upper: interval.upperBound, level: 0.95, method: "m"),
          rows: 100)
      ]))
  }

  @Test func `a latency is held to its bound by its interval`() throws {
    // 40 ms, between 30 and 45.
    let state = Self.latency(40_000, 30_000...45_000)
    func answer(_ bound: String) throws -> GateRecord.Answer {
      try judged("latency: { at-most: \(bound) }", nil, state).answer
    }
    #expect(try answer("50 ms") == .pass)
    #expect(try answer("42 ms") == .undecided)
    #expect(try answer("35 ms") == .undecided)
    #expect(try answer("20 ms") == .fail)
  }

  /// 40 ms, between 30 and 45, where the reference takes 20 µs: 2,000 times, between 1,500 and 2,250.
  @Test func `a latency may be held to a multiple of what is timed beside it`() throws {
    var state = Self.latency(40_000, 30_000...45_000)
    func finding(_ bound: Int) throws -> GateRecord.Finding {
      try #require(
        judged("latency: { at-most-references: \(bound) }", nil, state).findings.first)
    }
    #expect(try finding(3000).answer == .undecided)
    #expect(try finding(3000).sentence.hasPrefix("nothing was timed beside it"))
    let beside = Measurement(MetricName.latency().reference, .number(20), rows: 100)
    let costs = state.settings[0].costs
    state.settings[0].costs = Baseline.Costs(latency: costs.latency + [beside])
    #expect(try finding(2250).answer == .pass)
    #expect(try finding(2000).answer == .undecided)
    #expect(try finding(1400).answer == .fail)
    #expect(
      try finding(2300).sentence
        == "as a multiple of the reference: 2000 (1500 to 2250), and at most 2300 is wanted")
  }

  @Test func `the largest of all trials is held to a bound`() throws {
    var state = Self.state(Baseline.Costs(modelBytes: 2048, fitSeconds: 0.5, peakMemory: 1 << 20))
    state.settings[0].scores = [[2, 1], [2, 1]]
    func answer(_ rule: String) throws -> GateRecord.Answer { try judged(rule, nil, state).answer }
    #expect(
      try judged("model-size: { at-most: 1 KiB }", nil, state).findings.map(\.sentence)
        == ["2 KiB, and at most 1 KiB is wanted"])
    #expect(try answer("model-size: { at-most: 2 KiB }") == .pass)
    #expect(try answer("model-size: { at-most: 2047 B }") == .fail)
    #expect(try answer("memory: { at-most: 1 MiB }") == .pass)
    #expect(try answer("fit-time: { at-most: 0.4 s }") == .fail)
    #expect(try answer("fit-time: { at-most: 500 ms }") == .pass)
  }

  @Test func `a model that grew is told by how much`() throws {
    let (before, after) = (
      Self.state(Baseline.Costs(modelBytes: 1000)), Self.state(Baseline.Costs(modelBytes: 1500))
    )
    let found = try #require(
      judged("model-size: { at-most-times: 1.2 }", before, after).findings.first)
    #expect(found.answer == .fail)
    #expect(found.sentence == "1.5 times what it was, and at most 1.2 is wanted")
    #expect(try judged("model-size: { at-most-times: 1.5 }", before, after).answer == .pass)
  }

  @Test func `durations of two jobs are not compared`() throws {
    let state = Self.state(Baseline.Costs(fitSeconds: 1))
    let found = try #require(
      judged("fit-time: { at-most-times: 2 }", state, state).findings.first)
    #expect(found.answer == .undecided)
    #expect(
      found.sentence
        == "durations of another job say nothing of this one; '--against PROGRAM' times both side by side"
    )
  }

  private func duel(_ rounds: [(old: Double, new: Double, again: Double)]) -> Duel {
    func state(_ seconds: Double) -> Baseline {
      Self.state(Baseline.Costs(fitSeconds: seconds)).subject.state
    }
    return Duel(
      rounds.map { .init(old: state($0.old), new: state($0.new), oldAgain: state($0.again)) })
  }

  private func answer(
    _ limit: Double, _ rounds: [(old: Double, new: Double, again: Double)]
  ) throws -> GateRecord.Answer {
    try judged(
      "fit-time: { at-most-times: \(limit) }", nil, Self.state(Baseline.Costs(fitSeconds: 1)),
      duel: duel(rounds)
    ).answer
  }

  @Test func `a ratio is that of geometric means, with an interval over rounds`() throws {
    let bout = Bout(
      name: .fitSeconds,
      rounds: [1, 2, 4].map { Bout.Round(old: 1, new: $0, oldAgain: 1) })
    let ratio = bout.ratio
    #expect(abs(try #require(ratio.quantity.number) - 2) < 1e-12)
    // Logarithms 0, ln 2 and 2 ln 2: mean ln 2, standard error ln 2/√3, Student's t of 2 degrees 4.302653.
    let reach = exp(4.302652729911275 * log(2) / 3.0.squareRoot())
    let interval = try #require(ratio.interval)
    #expect(abs(interval.lower - 2 / reach) < 1e-9)
    #expect(abs(interval.upper - 2 * reach) < 1e-9)
    #expect(interval.method == "3 rounds")
    #expect(bout.noise == 1)
  }

  @Test func `the new program is compared with both turns of the old one`() throws {
    // Between 1 and 4 lies 2.
    let bout = Bout(
      name: .fitSeconds,
      rounds: [1, 2, 3].map { Bout.Round(old: $0, new: 2 * $0, oldAgain: 4 * $0) })
    #expect(abs(try #require(bout.ratio.quantity.number) - 1) < 1e-12)
    let before = try #require(bout.before.quantity.number)
    #expect(abs(before - 2 * pow(6, 1 / 3.0)) < 1e-12)
    #expect(abs(try #require(bout.after.quantity.number) - before) < 1e-12)
  }

  @Test func `noise is how far the same program may seem to be from itself`() {
    let bout = Bout(
      name: .fitSeconds,
      rounds: [1, 1.21, 1 / 1.21].map { Bout.Round(old: 1, new: 1, oldAgain: $0) })
    // Logarithms 0, a and −a: mean 0, standard error a/√3.
    #expect(abs(bout.noise - exp(4.302652729911275 * log(1.21) / 3.0.squareRoot())) < 1e-9)
  }

  @Test func `what would have been seen lies beyond the limit and beyond the noise`() {
    let noisy = Bout(
      name: .fitSeconds,
      rounds: [1, 1.21, 1 / 1.21].map { Bout.Round(old: 1, new: 1, oldAgain: $0) })
    #expect(noisy.smallestSeen(beyond: 1.05) > noisy.noise)
    #expect(noisy.smallestSeen(beyond: 9) > 9)
    let still = Bout(
      name: .fitSeconds, rounds: (0..<3).map { _ in .init(old: 1, new: 1, oldAgain: 1) })
    #expect(still.smallestSeen(beyond: 1.5) == 1.5)
  }

  @Test func `a duel tells both durations, means over trials, and their ratio`() throws {
    var state = Self.state(Baseline.Costs(fitSeconds: 1))
    state.settings[0].scores = [[2, 1], [2, 1]]
    func timed(_ seconds: Double) -> Baseline {
      var state = state
      state.settings[0].costs = Baseline.Costs(fitSeconds: seconds)
      return state.subject.state
    }
    let duel = Duel(
      (0..<3).map { _ in .init(old: timed(2), new: timed(6), oldAgain: timed(2)) })
    let found = try #require(
      judged("fit-time: { at-most-times: 2 }", nil, state, duel: duel).findings.first)
    for (measured, wanted) in [(found.before, 2.0), (found.after, 6), (found.change, 3)] {
      #expect(abs(try #require(measured?.quantity.number) - wanted) < 1e-12)
    }
    #expect(found.after?.name == .fitSeconds && found.change?.name == MetricName.fitSeconds.ratio)
    #expect(found.answer == .fail && found.smallest == 2)
    // A duration of nothing is none.
    let nothing = Duel((0..<3).map { _ in .init(old: timed(2), new: timed(0), oldAgain: timed(2)) })
    #expect(throws: GateError.self) {
      try judged("fit-time: { at-most-times: 2 }", nil, state, duel: nothing)
    }
  }

  @Test func `a slower program fails, an equal one passes`() throws {
    #expect(try answer(1.5, [(1, 2, 1), (1, 2, 1), (1, 2, 1)]) == .fail)
    #expect(try answer(1.5, [(1, 1, 1), (1, 1, 1), (1, 1, 1)]) == .pass)
    #expect(try answer(1.5, [(1, 0.5, 1), (1, 0.5, 1), (1, 0.5, 1)]) == .pass)
  }

  @Test func `a limit that is smaller than the noise decides nothing`() throws {
    // The old program differs from itself by 21 %, so that 5 % mean nothing.
    let rounds: [(old: Double, new: Double, again: Double)] = [
      (1, 1, 1), (1, 1.1, 1.21), (1, 1 / 1.1, 1 / 1.21),
    ]
    #expect(try answer(1.05, rounds) == .undecided)
  }

  @Test func `rounds that differ too much decide nothing`() throws {
    #expect(try answer(1.5, [(1, 1, 1), (1, 2, 1), (1, 4, 1)]) == .undecided)
  }

  @Test func `what a program did not measure is not compared`() throws {
    let none = Duel(
      (0..<3).map { _ in
        let state = Self.state(Baseline.Costs()).subject.state
        return .init(old: state, new: state, oldAgain: state)
      })
    #expect(throws: GateError.self) {
      try judged(
        "fit-time: { at-most-times: 2 }", nil, Self.state(Baseline.Costs(fitSeconds: 1)),
        duel: none)
    }
  }
}
