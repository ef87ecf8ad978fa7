public import Numerics
public import Vocabulary

/// Principal components: a row is strange by how far it lies from the directions in which the learned
/// rows vary, or as PyOD's PCA measures it.
public struct PrincipalComponents: Detector, Equatable {
  /// How many components are kept, those of the largest variance first.
  public enum Kept: Sendable, Equatable {
    case all
    /// So many, or all if there are fewer.
    case count(Int)
    /// As few as hold more than this share of the variance.
    case variance(Double)
  }

  public enum Score: Sendable, Equatable {
    /// The mean square of what the kept components leave of a row.
    case reconstruction
    /// PyOD's: the distances from the row to the tips of the component vectors, each divided by the share
    /// of variance of its component unless `weighted` is false, added up over the `smallest` kept
    /// components, or over all.
    case componentDistances(weighted: Bool = true, smallest: Int? = nil)
  }

  public let kept: Kept
  public let score: Score
  /// Whether columns are first brought to mean 0 and standard deviation 1.
  public let standardized: Bool

  public init(
    kept: Kept = .variance(0.9), score: Score = .reconstruction, standardized: Bool = true
  ) throws(SettingError) {
    switch kept {
    case .all: break
    case .count(let count): _ = try SettingError.check("components", count, in: 1...)
    case .variance(let share): _ = try SettingError.check("components", share, in: 0...1)
    }
    if case .componentDistances(_, .some(let smallest)) = score {
      _ = try SettingError.check("smallest", smallest, in: 1...)
    }
    self.kept = kept
    self.score = score
    self.standardized = standardized
  }

  /// Components without variance are left out: they have no direction of their own.
  public func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> PrincipalComponentsModel {
    try Rows.checkTraining(rows)
    let scaler = InputScaler(standardized ? .standard : .none, for: rows)
    let scaled = scaler.scaled(rows)
    do {
      let covariance = try scaled.covariance(lessFreedom: 0)
      let eigen = try covariance.matrix.symmetricEigen()
      let order = Array(eigen.values.indices.reversed())
      let total = eigen.values.reduce(0) { $0 + max($1, 0) }
      let floor = Double(rows.columns) * .ulpOfOne * max(eigen.values.last ?? 0, 0)
      let ratios = order.filter { eigen.values[$0] > floor }.map { eigen.values[$0] / total }
      let count = count(of: ratios)
      return PrincipalComponentsModel(
        scaler: scaler, center: covariance.mean,
        components: eigen.vectors.gathering(rows: Array(order[..<count])),
        ratios: Array(ratios[..<count]), score: score)
    } catch { throw .unsolved(error.description) }
  }

  private func count(of ratios: [Double]) -> Int {
    switch kept {
    case .all: return ratios.count
    case .count(let count): return min(count, ratios.count)
    case .variance(let share):
      var sum = 0.0
      for (index, ratio) in ratios.enumerated() {
        sum += ratio
        if sum > share { return index + 1 }
      }
      return ratios.count
    }
  }
}
