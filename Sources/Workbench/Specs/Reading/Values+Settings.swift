import Decisions
import Evaluation
import Files
import Forms
import Numerics
import Vocabulary

extension Search {
  init(_ choice: Choice) {
    let settings = choice.settings
    switch choice.name {
    case "random": self = .random(budget: settings.whole("budget"), seed: settings.whole("seed"))
    case "halving":
      self = .halving(keep: settings.number("keep"), rounds: settings.whole("rounds"))
    default: self = .grid
    }
  }

  /// Those of the settings of one detector that are tried, in their own order.
  func tried(_ all: [DetectorSetting]) -> [DetectorSetting] {
    guard case .random(let budget, let seed) = self, budget < all.count, let name = all.first?.name
    else { return all }
    var generator = Seed(spec: seed).split("search").split(named: name).generator()
    return generator.sample(budget, of: all.count).sorted().map { all[$0] }
  }
}

extension Selection {
  /// The words that a spec has for what the best is chosen by.
  static let words = metrics.map(\.name.text) + [labelFreeWord]

  private static let metrics: [RankingMetric] = [.averagePrecision, .rocAUC, .bestF1, .rPrecision]
  private static let labelFreeWord = "label-free"

  init(_ word: String) {
    self = Self.metrics.first { $0.name.text == word }.map(Selection.metric) ?? .labelFree
  }
}

extension Operation {
  init(_ settings: Settings) {
    let period: Period = settings.word("per")
    self.init(
      eventsPerDay: settings.number("events") / period.days,
      missed: settings.number("missed"), false: settings.number("false"))
  }

  /// What a spec that says nothing has.
  public static let usual = Operation(Settings(Form.operation.defaults))
}

extension LatencySetting {
  init(_ settings: Settings) {
    self.init(
      calls: settings.whole("calls"), batches: settings.list("batch").compactMap(\.int),
      limitSeconds: settings.optional("limit") { $0.number($1) },
      workers: settings.list("threads").compactMap(\.int),
      timesAll: settings.text("trials") == "all")
  }
}

extension Limits {
  init(_ settings: Settings) {
    self.init(seconds: settings.number("time"), bytes: settings.whole("memory"))
  }
}

extension ReportSetting {
  /// A bare list is the formats.
  init(_ json: JSON?) {
    self.init(
      formats: (json?.elements ?? json?["formats"]?.elements ?? []).compactMap(\.string),
      redacted: (json?["redact"]?.elements ?? []).compactMap(\.string))
  }
}

extension [String] {
  /// Each element once, at its first place.
  public func uniqued() -> [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
