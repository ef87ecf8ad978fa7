public import Artifacts
import Foundation
import Numerics

extension SpentRows {
  /// How far above what it is the luckiest of so many equally good candidates is expected to come out, in
  /// standard errors, were their errors independent; those of like candidates on the same rows are less.
  public var luck: Double {
    let steps = 4000
    // The largest of n uniform numbers is distributed as the n-th root of one.
    let sum = (0..<steps).reduce(0.0) { sum, step in
      let uniform = (Double(step) + 0.5) / Double(steps)
      return sum + NormalDistribution.standard.quantile(pow(uniform, 1 / Double(candidates)))
    }
    return candidates > 1 ? sum / Double(steps) : 0
  }
}
