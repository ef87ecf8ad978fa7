public import Forms
public import Numerics
public import Vocabulary

/// A series of trend, seasons and noise with anomalies planted in it.
public struct SyntheticSeries: DatasetGenerator, Hashable {
  /// A sine that comes again after `period` steps.
  public struct Season: Configured, Hashable {
    public static let name = "season"
    public static let help = "A sine."
    public static let period = Key<Self, Double>.required(
      "period", .number(2...1e9), "How many steps pass until it comes again.")
    public static let amplitude = Key<Self, Double>.required(
      "amplitude", .positive, "How far it swings to either side.")
    public static var keys: [any FormKey<Self>] { [period, amplitude] }

    public let period: Double
    public let amplitude: Double

    public init(period: Double, amplitude: Double) throws(SettingError) {
      self.period = try Self.period.checked(period)
      self.amplitude = try Self.amplitude.checked(amplitude)
    }

    public init(_ settings: Settings<Self>) throws(SettingError) {
      try self.init(period: settings[Self.period], amplitude: settings[Self.amplitude])
    }
  }

  public let steps: Int
  public let seasons: [Season]
  /// How far the level rises from the first step to the last.
  public let rise: Double
  /// The deviation of the noise.
  public let noise: Double
  /// How much of the noise of one step is left in the next: its autocorrelation.
  public let memory: Double
  public let injections: [SeriesInjection]
  /// How many steps at the start hold no anomaly.
  public let clean: Int
  /// How far anomalies stand out: 1 as described, 0 not at all.
  public let strength: Double
  /// The time of the first step, and between two steps, in milliseconds.
  public let start: Int64
  public let interval: Int64

  /// - Parameters:
  ///   - seasons: By default one of 48 steps and an amplitude of 3 σ.
  ///   - clean: By default half of all steps.
  public init(
    steps: Int = Self.steps.standard, seasons: [Season]? = nil, rise: Double = Self.rise.standard,
    noise: Double = Self.noise.standard, memory: Double = Self.memory.standard,
    injections: [SeriesInjection]? = nil, clean: Int? = nil,
    strength: Double = Self.strength.standard, start: Int64 = MadeTime.start,
    interval: Int64 = 60_000
  ) throws(SettingError) {
    self.steps = try Self.steps.checked(steps)
    self.noise = try Self.noise.checked(noise)
    if let seasons {
      self.seasons = seasons
    } else {
      self.seasons = [try Season(period: 48, amplitude: 3 * noise)]
    }
    self.rise = try Self.rise.checked(rise)
    self.memory = try Self.memory.checked(memory)
    self.clean = try SettingError.check("clean", clean ?? steps / 2, in: 0...steps)
    self.strength = try Self.strength.checked(strength)
    self.interval = try SettingError.check("interval", interval, in: 1...)
    self.start = start
    let hasSeason = !self.seasons.isEmpty
    self.injections =
      injections
      ?? SeriesAnomaly.allCases.filter { hasSeason || !$0.needsSeason }.map { SeriesInjection($0) }
    try checkInjections()
  }

  private func checkInjections() throws(SettingError) {
    for injection in injections where injection.anomaly.needsSeason && seasons.isEmpty {
      throw SettingError(
        "anomalies", mustBe: "of kinds that need no season, since the series has none",
        not: injection.anomaly.rawValue)
    }
    // Between two anomalies lies as much as the first of them is long.
    let needed = injections.reduce(0) { $0 + 2 * $1.count * $1.length }
    guard needed <= steps - clean else {
      throw SettingError(
        "anomalies",
        mustBe: "at most half as long together as the \(steps - clean) steps after the clean ones",
        not: "\(needed / 2) steps")
    }
  }

  public var recipe: String {
    let seasons = seasons.map { "\($0.period)x\($0.amplitude)" }.joined(separator: "+")
    let planted = injections.map { "\($0.anomaly.rawValue) \($0.count)x\($0.length)" }
    return "series steps \(steps) seasons \(seasons.isEmpty ? "none" : seasons) rise \(rise) noise "
      + "\(noise) memory \(memory) clean \(clean) strength \(strength) "
      + "anomalies \(planted.joined(separator: ", "))"
  }

  public var easyKinds: [String] {
    guard strength >= 1 else { return [] }
    let planted = Set(injections.filter { $0.count > 0 }.map(\.anomaly))
    return EasyKinds.series.filter(planted.contains).map(\.rawValue)
  }

  public var cells: Double { Double(steps) }

  public func generate(seed: Seed) -> Dataset { make(seed: seed).dataset }

  /// The series with the intervals in which its anomalies lie, in order of time.
  public func make(seed: Seed) -> (dataset: Dataset, intervals: [PlantedInterval]) {
    let chance = seed.split("series")
    let intervals = places(seed: chance.split("places"))
    let values = values(with: intervals, seed: chance)
    var kinds = [String?](repeating: nil, count: steps)
    for interval in intervals {
      for step in interval.steps { kinds[step] = interval.anomaly.rawValue }
    }
    let dataset = Dataset(
      name: "series", table: Table(rows: steps, columns: [Column("value", numbers: values)]),
      labels: Labels(anomalies: kinds.map { $0 != nil }), kinds: kinds,
      times: (0..<steps).map { start + Int64($0) * interval },
      provenance: self.provenance)
    return (dataset, intervals)
  }
}
