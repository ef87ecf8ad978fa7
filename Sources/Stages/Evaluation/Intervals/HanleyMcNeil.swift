import Scoring

/// The variance that an ROC area has where scores fall off exponentially (Hanley and McNeil 1982): it follows
/// from the area and the class sizes alone, so that it is there where no row was outscored.
struct HanleyMcNeil {
  private let pairs: Double
  private let anomalies: Double
  private let ordinary: Double

  /// - Parameter balanced: Whether both class sizes count as their mean but in the number of pairs, as
  ///   Newcombe (2006) found to hold better.
  init(anomalies: Int, ordinary: Int, balanced: Bool = false) {
    let sizes = (anomalies: Double(anomalies), ordinary: Double(ordinary))
    pairs = sizes.anomalies * sizes.ordinary
    let mean = (sizes.anomalies + sizes.ordinary) / 2
    self.anomalies = balanced ? mean : sizes.anomalies
    self.ordinary = balanced ? mean : sizes.ordinary
  }

  init(_ ranking: Ranking, balanced: Bool = false) {
    self.init(anomalies: ranking.anomalies, ordinary: ranking.ordinary, balanced: balanced)
  }

  private func variance(_ area: Double) -> Double {
    let more = (anomalies - 1) * (1 - area) / (2 - area) + (ordinary - 1) * area / (1 + area)
    return area * (1 - area) * (1 + more) / pairs
  }

  /// The areas of which an observed one is no more than so many of their own deviations away; never of zero
  /// width.
  func areas(near observed: Double, within deviations: Double) -> (lower: Double, upper: Double) {
    func isRefused(_ truth: Double) -> Bool {
      let distance = observed - truth
      return distance * distance > deviations * deviations * variance(truth)
    }
    return (
      lower: observed == 0 ? 0 : border(from: observed, to: 0, isRefused),
      upper: observed == 1 ? 1 : border(from: observed, to: 1, isRefused)
    )
  }
}

/// Where on the way from one number to another something begins to be refused, by bisection.
func border(from start: Double, to end: Double, _ isRefused: (Double) -> Bool) -> Double {
  var (held, refused) = (start, end)
  for _ in 0..<100 {
    let middle = (held + refused) / 2
    if isRefused(middle) { refused = middle } else { held = middle }
  }
  return held
}
