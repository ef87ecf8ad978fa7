public import Features
public import Forms
public import Vocabulary

/// A value of a series with what its window says of it: six features, and a moving average where that is asked for.
public struct ElideSeries: EventFeatures, Hashable {
  public static let name = "elide-series"
  public static let help =
    "The detection engine's six features of each value of a series: the value, the mean, deviation and range of the "
    + "latest values, its distance from their mean and from the value before; each channel by itself."
  public static let value = Key<Self, String>.key(
    "value", .text, or: "value", "The field that holds the value.")
  public static let window = Key<Self, Int>.key(
    "window", .whole(1...1_000_000), or: 50, "How many of the latest values a window holds.")
  public static let average = Key<Self, Double?>.optional(
    "average", .number(0...1, above: true),
    "The share of the newest value in an exponential moving average, which is then a seventh feature: 0.2."
  )
  public static var keys: [any FormKey<Self>] { [value, window, average] }

  public let value: String
  public let window: Int
  public let average: Double?

  public init(_ settings: Settings<Self>) throws(SettingError) {
    value = settings[Self.value]
    window = try Self.window.checked(settings[Self.window])
    average = try Self.average.checked(settings[Self.average])
  }

  public func fit(_ recording: Recording) -> FittedElideSeries { fitted }

  /// There is nothing to learn.
  var fitted: FittedElideSeries {
    FittedElideSeries(value: value, window: window, average: average)
  }
}

/// The same with nothing to learn: a window begins with the first value.
public struct FittedElideSeries: FittedEventFeatures, Hashable {
  let value: String
  let window: Int
  let average: Double?

  public var names: [String] {
    ["value", "window_mean", "window_std", "range", "deviation", "change"]
      + (average == nil ? [] : ["moving_average"])
  }

  public var description: String {
    "a row each \(value), window \(window)" + (average.map { ", average \($0)" } ?? "")
  }

  public var choice: Choice {
    Choice(
      ElideSeries.name,
      Settings<ElideSeries>.standard.with(ElideSeries.value, value)
        .with(ElideSeries.window, window).with(ElideSeries.average, average).members)
  }

  public func begin() -> ElideSeriesView { ElideSeriesView(self) }
}

/// The windows of all channels by now.
public struct ElideSeriesView: EventView {
  private let features: FittedElideSeries
  /// How many events were seen.
  private var seen = 0
  private var channels: [String: SeriesWindow] = [:]

  init(_ features: FittedElideSeries) { self.features = features }

  public mutating func see(_ event: Event) -> EventRow? {
    defer { seen += 1 }
    guard let value = event[features.value]?.readNumber else { return nil }
    let channel = event.group ?? event["channel"]?.word ?? ""
    var window = channels.removeValue(forKey: channel) ?? SeriesWindow(of: features.window)
    defer { channels[channel] = window }
    let before = window.latest
    window.add(value, share: features.average ?? 1)
    let mean = window.mean
    return EventRow(
      events: [seen],
      values: [
        value, mean, window.deviation, window.range, value - mean, before.map { value - $0 } ?? 0,
      ] + (features.average == nil ? [] : [window.average]))
  }
}

/// The latest values of a channel.
struct SeriesWindow: Sendable {
  private let length: Int
  private var values: [Double] = []
  /// The place of the oldest value, where all places are taken.
  private var oldest = 0
  private(set) var latest: Double?
  /// The exponential moving average of all values, which begins with the first.
  private(set) var average = 0.0

  init(of length: Int) { self.length = length }

  mutating func add(_ value: Double, share: Double) {
    average = latest == nil ? value : share * value + (1 - share) * average
    latest = value
    if values.count < length {
      values.append(value)
    } else {
      values[oldest] = value
      oldest = (oldest + 1) % length
    }
  }

  var mean: Double { values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count) }

  /// That of the population; 0 of one value.
  var deviation: Double {
    let mean = mean
    return values.isEmpty
      ? 0
      : (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
  }

  var range: Double { (values.max() ?? 0) - (values.min() ?? 0) }
}
