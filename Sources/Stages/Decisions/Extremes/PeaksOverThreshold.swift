import Forms
import Numerics
public import Vocabulary
import Wording

/// How a threshold is extrapolated from the highest scores (Siffer et al. 2017): settings.
public struct PeaksOverThreshold: Sendable, Equatable {
  /// The share of ordinary rows that is to lie above the threshold, such as 1e-4.
  public let risk: Double
  /// The share of scores below the level above which the tail is fitted, such as 0.98.
  public let level: Double

  public init(risk: Double, level: Double) throws(SettingError) {
    self.risk = try ExtremeQuantile.risk.checked(risk)
    self.level = try ExtremeQuantile.level.checked(level)
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

  /// - Parameters:
  ///   - ascending: The scores.
  ///   - share: The share of them that lies below the level.
  init?(_ ascending: [Double], above share: Double) {
    let level = SortedSample(ascending).quantile(share)!
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

/// The score that a small share of ordinary rows exceeds, extrapolated from the tail of the scores.
struct ExtremeQuantile: ThresholdMethod {
  static let name = "pot"
  static let help = "A far quantile of ordinary rows, extrapolated from the tail of the scores."
  static let risk = Key<Self, Double>.key(
    "risk", .innerShare, or: 0.0001, "The share of ordinary rows above it.")
  static let level = Key<Self, Double>.key(
    "level", .innerShare, or: 0.98, "The share of scores below the fitted tail.")
  static var keys: [any FormKey<Self>] { [risk, level] }

  let settings: Settings<Self>

  private var risk: Double { settings[Self.risk] }
  private var level: Double { settings[Self.level] }

  func check() throws(SettingError) { _ = try PeaksOverThreshold(risk: risk, level: level) }

  var assumption: Assumption? {
    Assumption(
      "The highest scores fall off like a generalized Pareto tail.",
      brokenBy:
        "A second crowd beyond the highest score seen: an extrapolation knows nothing of it.")
  }

  var wish: String { "a score that only \(Figures.percent(risk)) of ordinary rows exceed" }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    let clean = sample.clean
    let needed = (Double(PeaksOverThreshold.leastExcesses) / (1 - level)).rounded(.up)
    guard !clean.isEmpty, let fit = FittedPeaks(clean, above: level) else {
      throw Infeasibility(
        "\(wish.capitalizedFirst) is extrapolated from at least \(PeaksOverThreshold.leastExcesses)"
          + " distinct scores above the \(Figures.percent(level)) quantile, which takes about"
          + " \(Int(needed)) \(sample.cleanName); you have \(clean.count).",
        lacking: "clean rows", needed: needed, found: Double(clean.count))
    }
    let value = fit.threshold(risk: risk)
    return Selection(
      value, among: sample.scores,
      "By the tail of \(Phrase.counted(fit.excesses, "score")) above \(Figures.significant(fit.level)) (shape"
        + " \(Figures.significant(fit.tail.shape)), scale \(Figures.significant(fit.tail.scale))),"
        + " \(Figures.percent(risk)) of ordinary rows exceed \(Figures.significant(value)); this is an"
        + " extrapolation, not a guarantee.")
  }
}
