public import Numerics
public import Vocabulary

/// A way to make rows: equal settings and seeds give equal bytes.
public protocol DatasetGenerator: Sendable {
  /// The settings in one line, as provenance and records write them.
  var recipe: String { get }

  /// The kinds of anomaly in the rows that a trivial control finds as well as a strong detector must.
  var easyKinds: [String] { get }

  /// How many numbers it makes, about.
  var cells: Double { get }

  func generate(seed: Seed) -> Dataset
}

extension Double {
  /// What lies between `self` at a share of 0 and `other` at 1; exact at both ends.
  func blended(with other: Double, _ share: Double) -> Double {
    share == 0 ? self : share == 1 ? other : self + share * (other - self)
  }
}

/// A way to make recordings: equal settings and seeds give equal bytes.
public protocol RecordingGenerator: Sendable {
  /// The settings in one line, as provenance and records write them.
  var recipe: String { get }

  /// The kinds of anomaly in the events that a trivial control finds as well as a strong detector must.
  var easyKinds: [String] { get }

  /// How many fields it records, about.
  var cells: Double { get }

  func record(seed: Seed) -> Recording

  /// What a reader must know of what was asked for and could not be made. By default nothing.
  func shortfalls(of recording: Recording) -> [String]
}

extension RecordingGenerator {
  public func shortfalls(of recording: Recording) -> [String] { [] }
}
