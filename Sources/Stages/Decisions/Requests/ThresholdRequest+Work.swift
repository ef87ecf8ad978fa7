import Foundation

extension ThresholdRequest {
  /// About how many seconds it takes to choose a threshold and to say how far it can be trusted.
  ///
  /// The factors were fitted to release builds on one core of an AMD EPYC (2026), to 400 to 40,000 rows.
  ///
  /// - Parameters:
  ///   - rows: How many rows it is chosen from.
  ///   - groups: How many groups the rows of a promise belong to, where they belong to some.
  public func work(rows: Int, groups: Int?) -> Double {
    let again = Double(ThresholdBootstrap.standard.replicates) + Sample.dealtWork
    // What the cut does to the rows is resampled from its counts, whatever their number.
    let cuts = 2.5e-3
    let sorting = Double(rows) * log2(Double(rows + 2)) * 1.6e-9
    let weights = groups.map { Double(method.weights(drawnFor: $0)) } ?? 0
    let (drawing, weighing) = (weights * 2.3e-8, weights * 1.3e-9)
    let countingGroups = groups.map { Double($0) * 1000 * 1e-8 } ?? 0
    return cuts + countingGroups + drawing + (again + 1) * (sorting + weighing)
  }
}
