public import Features
public import Forms
public import Vocabulary

/// Vectors of Elide's detection engine as they are: their numbers are the features.
public struct ElideVectors: EventFeatures, Hashable {
  public static let name = "elide"
  public static let help =
    "The detection engine's vectors, a row each: lines with 'features', a list of numbers, with numbers f0, f1, …, or "
    + "with the numbers that 'names' says; 'timestamp' and 'metadata' beside them."
  public static let columns = Key<Self, [String]>.key(
    "numbers", .list(of: .text), or: [],
    "The fields that hold the numbers, in their order; else 'features', or f0, f1, ….")
  public static var keys: [any FormKey<Self>] { [columns] }

  public let columns: [String]

  public init(_ settings: Settings<Self>) throws(SettingError) {
    columns = settings[Self.columns]
  }

  /// How long the vectors are is a matter of form, and the same in every line.
  public func fit(_ recording: Recording) throws(SettingError) -> FittedElideVectors {
    let width =
      columns.isEmpty
      ? recording.events.lazy.compactMap { ElideLines.numbers(of: $0, named: [])?.count }.first ?? 0
      : columns.count
    return FittedElideVectors(columns: columns, width: width)
  }
}

/// Vectors of a known length.
public struct FittedElideVectors: FittedEventFeatures, Hashable {
  let columns: [String]
  let width: Int

  public var names: [String] { columns.isEmpty ? (0..<width).map { "f\($0)" } : columns }

  public var description: String { "a row each vector of \(width)" }

  public var choice: Choice {
    Choice(
      ElideVectors.name, Settings<ElideVectors>.standard.with(ElideVectors.columns, columns).members
    )
  }

  public func begin() -> ElideVectorView { ElideVectorView(self) }
}

/// Vectors, none of which depends on another.
public struct ElideVectorView: EventView {
  private let features: FittedElideVectors
  /// How many events were seen.
  private var seen = 0

  init(_ features: FittedElideVectors) { self.features = features }

  public mutating func see(_ event: Event) -> EventRow? {
    defer { seen += 1 }
    guard let numbers = ElideLines.numbers(of: event, named: features.columns),
      numbers.count == features.width
    else { return nil }
    return EventRow(events: [seen], values: numbers)
  }
}
