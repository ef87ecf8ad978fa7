/// A border between scores. What becomes of each mistake in this file is known.
public struct Cut {
  public let border: Int

  /// The default may be another one and nobody notices: `Alarms` names its border.
  public init(border: Int = 7) { self.border = border }

  /// Noticed: a test asks on the border.
  public func alarms(on score: Int) -> Bool {
    return score > border
  }

  /// Not noticed: no test asks on the border.
  public func isCalm(on score: Int) -> Bool {
    return score < border
  }

  /// Noticed in the room above only.
  public func distance(of score: Int) -> Int {
    return score - border
  }

  /// Nobody ever calls it.
  public func isExactly(_ score: Int) -> Bool {
    return score == border
  }

  /// One of the largest scores is as good as another, so that the mistake cannot be noticed.
  public func larger(_ one: Int, _ other: Int) -> Int {
    return one < other ? other : one
  }

  /// A mistake makes it run on and on.
  public func steps(down score: Int) -> Int {
    var (left, steps) = (score, 0)
    while left > border {
      left -= 1
      steps += 1
    }
    return steps
  }

  /// A number cannot stand where a text stands.
  public func shown(_ sign: String) -> String {
    return String(repeating: sign, count: border)
  }
}
