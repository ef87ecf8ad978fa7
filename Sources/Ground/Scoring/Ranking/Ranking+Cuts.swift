public import Vocabulary

extension Ranking {
  /// The cut at which the `steps` highest distinct scores alarm: from 0, where nothing does, to
  /// `self.steps`, where everything does.
  ///
  /// - Precondition: There is at least one row.
  public func cut(_ steps: Int) -> Cut {
    Cut(
      lowestAlarmed: steps == 0 ? nil : scores[steps - 1], separator: separator(steps),
      confusion: confusion(steps))
  }

  /// The threshold of the cut at which the `steps` highest distinct scores alarm.
  public func separator(_ steps: Int) -> Separator {
    precondition(self.steps > 0, "a ranking of no rows cannot be cut")
    return steps == 0
      ? Separator(above: scores[0])
      : steps == self.steps
        ? Separator(below: scores[steps - 1])
        : Separator(between: scores[steps], and: scores[steps - 1])
  }

  /// How many distinct scores lie above `threshold`: the cut that it makes.
  public func steps(above threshold: Double) -> Int {
    scores.partitioned { $0 > threshold }
  }

  /// The cut with the largest value, the one with the highest threshold if several have it.
  ///
  /// - Returns: `nil` if `value` is `nil` at every cut.
  @inlinable
  public func bestCut(by value: (Confusion) -> Double?) -> Cut? {
    guard steps > 0 else { return nil }
    var (best, place): (Double, Int?) = (-.infinity, nil)
    for step in 0...steps {
      guard let here = value(confusion(step)), here > best || place == nil else { continue }
      (best, place) = (here, step)
    }
    return place.map(cut)
  }
}
