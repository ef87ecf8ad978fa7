import Artifacts
import Numerics
import Vocabulary
import Wording

import func Foundation.exp
import func Foundation.log

/// One duration by an old program and a new one, round by round.
struct Bout {
  struct Round {
    let old: Double
    let new: Double
    let oldAgain: Double

    /// The logarithm of how many times as long the new one takes as the old one, and as the old one itself.
    fileprivate var change: Double { log(new) - (log(old) + log(oldAgain)) / 2 }
    fileprivate var null: Double { log(oldAgain) - log(old) }
  }

  let name: MetricName
  let rounds: [Round]

  /// The mean of logarithms and how far it may be off.
  private struct Mean {
    let value: Double
    let error: Double
    let reach: Double

    init(_ logarithms: [Double]) {
      let count = Double(logarithms.count)
      let mean = logarithms.reduce(0, +) / count
      let squares = logarithms.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      value = mean
      error = (squares / (count - 1) / count).squareRoot()
      reach = StudentTDistribution(degrees: count - 1).quantile(0.975) * error
    }
  }

  private var change: Mean { Mean(rounds.map(\.change)) }

  /// How many times as long the old program may seem to take as itself, by the noise of this machine.
  var noise: Double {
    let null = Mean(rounds.map(\.null))
    return exp(abs(null.value) + null.reach)
  }

  var before: Measurement {
    measurement(name, exp(rounds.reduce(0) { $0 + (log($1.old) + log($1.oldAgain)) / 2 } / count))
  }

  var after: Measurement { measurement(name, exp(rounds.reduce(0) { $0 + log($1.new) } / count)) }

  /// How many times as long the new one takes, with its interval over rounds.
  var ratio: Measurement {
    let change = change
    return measurement(
      name.ratio, exp(change.value),
      Interval(
        lower: exp(change.value - change.reach), upper: exp(change.value + change.reach),
        level: 0.95, method: "\(rounds.count) rounds"))
  }

  private var count: Double { Double(rounds.count) }

  private func measurement(
    _ name: MetricName, _ value: Double, _ interval: Interval? = nil
  ) -> Measurement {
    Measurement(name, .number(value), interval: interval, rows: 0)
  }

  /// The smallest ratio that four of five such duels would have shown to be larger than a limit.
  func smallestSeen(beyond limit: Double) -> Double {
    let (change, freedom) = (change, Double(rounds.count - 1))
    return max(limit, noise)
      * exp(change.reach + StudentTDistribution(degrees: freedom).quantile(0.8) * change.error)
  }

  func judged(atMost limit: Double) -> (GateRecord.Answer, String) {
    let (found, noise) = (ratio, noise)
    let ends = (lower: found.interval?.lower ?? 0, upper: found.interval?.upper ?? .infinity)
    let value = found.quantity.number ?? .infinity
    let said =
      "\(Figures.short(value)) times as long (\(Figures.short(ends.lower)) to \(Figures.short(ends.upper))), "
      + "and at most \(Figures.significant(limit)) is wanted"
    if ends.lower > limit, value > noise { return (.fail, said) }
    if limit < noise {
      return (
        .undecided,
        "\(said); but here the same program takes up to \(Figures.short(noise)) times as long as itself"
      )
    }
    return ends.upper <= limit ? (.pass, said) : (.undecided, "\(said): more rounds would tell")
  }
}
