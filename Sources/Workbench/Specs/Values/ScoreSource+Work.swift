import Detectors

extension ScoreSource {
  /// About how many seconds one core takes to learn from so many rows; a program from elsewhere counts
  /// like a light detector, since nothing is known of it.
  public func work(rows: Int, columns: Int) -> Double {
    let (rows, columns) = (Double(rows), Double(columns))
    guard case .detector(let detector) = self else { return rows * columns * 2e-7 }
    switch detector {
    case let forest as IsolationForest: return rows * Double(forest.trees) * 2e-8
    case let forest as ExtendedIsolationForest: return rows * Double(forest.trees) * 2e-8
    case is LocalOutlierFactor, is NeighborDistance:
      return rows * min(rows, 2000 + rows / 4) * (columns + 20) * 3e-11
    case is OneClassSVM: return rows * rows * (columns + 10) * 2e-10
    case let network as Autoencoder: return rows * columns * Double(network.training.epochs) * 4e-8
    case is Ensemble, is FeatureBagging: return rows * columns * 1e-5
    default: return rows * columns * 2e-7
    }
  }
}

extension ScoreSource {
  /// The score at which the method itself draws its border, if it does.
  public var border: Double? {
    guard case .detector(let detector) = self else { return nil }
    return detector is OneClassSVM || detector is NystromOneClassSVM ? 0 : nil
  }
}
