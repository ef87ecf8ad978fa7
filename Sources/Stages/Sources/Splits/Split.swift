import Machine
public import Numerics
public import Vocabulary

/// Which rows a detector learns from, which choose its threshold, and which measure it.
public struct Split: Sendable, Equatable {
  /// Row numbers in increasing order; a number comes twice only where a protocol draws with replacement.
  public let train: [Int]
  public let validation: [Int]
  public let test: [Int]
  /// How the rows were divided.
  public let settings: SplitSettings
  /// The seed that was given; equal rows, settings and seed give an equal split.
  public let seed: Seed
  /// Which of several splits of the same rows this is, from 0; `nil` where there is one.
  public let fold: Int?

  init(_ parts: Parts, settings: SplitSettings, seed: Seed, fold: Int?) {
    train = parts.train.sorted()
    validation = parts.validation.sorted()
    test = parts.test.sorted()
    self.settings = settings
    self.seed = seed
    self.fold = fold
  }

  /// The same split in other numbers: each row is taken as a place in `rows`.
  func renumbered(_ rows: [Int]) -> Split {
    func renumbered(_ part: [Int]) -> [Int] { part.map { rows[$0] } }
    return Split(
      Parts(
        train: renumbered(train), validation: renumbered(validation), test: renumbered(test)),
      settings: settings, seed: seed, fold: fold)
  }

  /// The identity of the parts: the row numbers of each, so that two splits can be told apart.
  public var fingerprint: Fingerprint {
    Fingerprint(ofRows: [train, validation, test])
  }

  /// Whether the rows that measure are the rows that were learned from.
  public var isTransductive: Bool { settings.method.isTransductive && train == test }
}
