/// What each number of a row adds to how strange it is.
///
/// Baseline and parts add up to `value`, which is the score or what the score is made of: the space says which. A
/// positive part makes the row stranger.
public struct Explanation: Sendable, Equatable {
  /// What is divided.
  public enum Space: String, Sendable, CaseIterable {
    /// The mean length of the paths through trees, turned round: short paths are strange.
    case path
    /// The squared error of each number of the row, over their count.
    case squaredError = "squared-error"
    /// The squared distance from the center, by the spread of the learned rows.
    case squaredDistance = "squared-distance"
    /// The squared distance to the neighbor that the score is the distance to.
    case neighbor
    /// A sum of what each column finds strange by itself.
    case columns
    /// The score itself.
    case score
  }

  /// What stands for a number that is left out.
  public enum Absence: String, Sendable, CaseIterable {
    /// Where a tree asks for it, both ways are gone, each as often as the rows that grew the tree went it.
    case covers
    /// Its value in each of some other rows in turn.
    case background
    /// The center of the learned rows.
    case center
    /// Nothing: each number stands for itself.
    case none
  }

  public let space: Space
  public let absence: Absence
  public let value: Double
  /// What would be left of the value without any number of the row.
  public let baseline: Double
  public let parts: [Double]
  /// How far each part may be off, as a standard error; `nil` where they are exact.
  public let errors: [Double]?

  public init(
    _ space: Space, absence: Absence, value: Double, baseline: Double = 0, parts: [Double],
    errors: [Double]? = nil
  ) {
    self.space = space
    self.absence = absence
    self.value = value
    self.baseline = baseline
    self.parts = parts
    self.errors = errors
  }

  /// The same with the parts of some numbers put together, such as those that one column became.
  public func grouped(_ groups: [[Int]]) -> Explanation {
    Explanation(
      space, absence: absence, value: value, baseline: baseline,
      parts: groups.map { $0.reduce(0) { $0 + parts[$1] } })
  }
}
