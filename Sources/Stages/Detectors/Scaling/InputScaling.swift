/// How a detector brings its inputs to one size before it learns or scores.
public enum InputScaling: Sendable, Equatable {
  /// As they come.
  case none
  /// The learned range to 0…1, without clipping; what a constant column becomes is a choice.
  case minMax(constant: Constant = .offset)
  /// The learned mean to 0 and the population's standard deviation to 1; a constant column is divided
  /// by 1.
  case standard

  public enum Constant: Sendable, Equatable {
    /// The distance from its one value, so that a departure from it is seen.
    case offset
    /// Always 0, as ExpenseFlow has it.
    case zero
  }

  /// The word by which a spec names it.
  public enum Word: String, Sendable, CaseIterable {
    case none
    case minMax = "min-max"
    case standard
  }

  public init(_ word: Word) {
    switch word {
    case .none: self = .none
    case .minMax: self = .minMax()
    case .standard: self = .standard
    }
  }
}
