import Numerics
public import Vocabulary
import Wording

/// How a threshold is extrapolated from the highest scores (Siffer et al. 2017): settings.
public struct PeaksOverThreshold: Sendable, Equatable {
  /// The share of ordinary rows that is to lie above the threshold, such as 1e-4.
  public let risk: Double
  /// The share of scores below the level above which the tail is fitted, such as 0.98.
  public let level: Double

  public init(risk: Double = 1e-4, level: Double = 0.98) throws(SettingError) {
    self.level = try ThresholdRequest.check(inner: "level", level)
    self.risk = try ThresholdRequest.check(inner: "risk", risk)
    guard risk < 1 - level else {
      throw SettingError(
        "risk", mustBe: "below 1 - level (\(Figures.significant(1 - level)))", not: risk)
    }
  }

  /// Fewer excesses than this do not show how a tail falls.
  static let leastExcesses = 10
}

/// A tail fitted above a level of scores, and how often scores lie above the level.
struct FittedPeaks {
  let level: Double
  let tail: ParetoTail
  let excesses: Int
  let rows: Int

  /// - Parameter ascending: The scores.
  init?(_ ascending: [Double], settings: PeaksOverThreshold) {
    let level = SortedSample(ascending).quantile(settings.level)!
    let excesses = ascending.suffix(from: ascending.partitioned { $0 <= level }).map { $0 - level }
    guard excesses.count >= PeaksOverThreshold.leastExcesses,
      let tail = ParetoTail(excesses: excesses)
    else { return nil }
    self.level = level
    self.tail = tail
    self.excesses = excesses.count
    rows = ascending.count
  }

  /// The score that a share `risk` of all rows exceeds.
  func threshold(risk: Double) -> Double {
    level + tail.quantile(above: risk * Double(rows) / Double(excesses))
  }
}

extension ThresholdRequest {
  /// The score that a share `risk` of ordinary rows exceeds, extrapolated from the tail of the scores.
  public static func peaksOverThreshold(_ settings: PeaksOverThreshold) -> ThresholdRequest {
    ThresholdRequest(ExtremeQuantile(settings: settings))
  }
}

/// The quantile of a tail that was fitted to the highest scores.
struct ExtremeQuantile: ThresholdMethod {
  let settings: PeaksOverThreshold

  var name: String { "pot" }
  var wish: String { "a score that only \(Figures.percent(settings.risk)) of ordinary rows exceed" }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    let clean = sample.clean
    let needed = (Double(PeaksOverThreshold.leastExcesses) / (1 - settings.level)).rounded(.up)
    guard !clean.isEmpty, let fit = FittedPeaks(clean, settings: settings) else {
      throw Infeasibility(
        "\(wish.capitalizedFirst) is extrapolated from at least \(PeaksOverThreshold.leastExcesses)"
          + " distinct scores above the \(Figures.percent(settings.level)) quantile, which takes about"
          + " \(Int(needed)) \(sample.cleanName); you have \(clean.count).",
        lacking: "clean rows", needed: needed, found: Double(clean.count))
    }
    let value = fit.threshold(risk: settings.risk)
    return Selection(
      value, among: sample.scores,
      "By the tail of \(Phrase.counted(fit.excesses, "score")) above \(Figures.significant(fit.level)) (shape"
        + " \(Figures.significant(fit.tail.shape)), scale \(Figures.significant(fit.tail.scale))),"
        + " \(Figures.percent(settings.risk)) of ordinary rows exceed \(Figures.significant(value)); this is an"
        + " extrapolation, not a guarantee.")
  }
}
