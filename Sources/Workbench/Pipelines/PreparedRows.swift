public import Features
public import Numerics
public import Vocabulary

/// Rows of a table as detectors see them: encoded and scaled by what the training rows taught.
///
/// All pipelines of one division that have equal features learn from these, and are measured on them.
public struct PreparedRows: Sendable {
  public let features: FittedFeatures
  public let training: Matrix<Float>
  public let validation: Matrix<Float>
  /// The rows that measure: other rows, or the training rows themselves.
  public let test: Matrix<Float>

  public init(
    features: FittedFeatures, training: Matrix<Float>, validation: Matrix<Float>,
    test: Matrix<Float>
  ) {
    self.features = features
    self.training = training
    self.validation = validation
    self.test = test
  }
}

extension PreparedRows {
  /// Learns features from the rows of `table` at `training`, and from no other row, and shows each part as
  /// they see it.
  ///
  /// - Parameter test: The rows that measure; the training rows where none are named.
  public init(
    _ table: Table, by settings: FeatureSettings, training: [Int], validation: [Int] = [],
    test: [Int]? = nil
  ) throws(PipelineFitError) {
    do throws(FeatureError) {
      features = try settings.fit(table, training: training)
      self.training = try features.rows(training, of: table)
      self.validation = try features.rows(validation, of: table)
      self.test = if let test { try features.rows(test, of: table) } else { self.training }
    } catch { throw .features(error) }
  }
}

extension FittedFeatures {
  /// Some rows of a table as models see them; errors name them by their numbers in the table.
  fileprivate func rows(_ places: [Int], of table: Table) throws(FeatureError) -> Matrix<Float> {
    do throws(FeatureError) { return try rows(of: table.gathering(rows: places)) } catch {
      throw error.renumbered { places[$0] }
    }
  }
}
