public import Vocabulary

extension FeatureSettings {
  /// Learns encoders and scales from the rows of `table` at `training`, and from no other row.
  ///
  /// A column that is constant in the training rows says nothing and is left out, unless such are kept; `dropped`
  /// names it.
  public func fit(_ table: Table, training: [Int]) throws(FeatureError) -> FittedFeatures {
    guard !training.isEmpty else { throw .noTrainingRows }
    var inputs: [FittedFeatures.Input] = []
    var scales: [ColumnScale] = []
    var dropped: [DroppedColumn] = []
    for column in table.columns {
      let rows = column.gathering(training)
      switch try ColumnEncoder.fit(rows, self) {
      case .failure(let reason):
        dropped.append(DroppedColumn(name: column.name, reason: reason.rawValue))
      case .success(let encoder):
        let encoded = try encoder.encode(rows)
        let kept = encoded.indices.filter { constants == .keep || !isConstant(encoded[$0]) }
        if kept.isEmpty {
          dropped.append(
            DroppedColumn(name: column.name, reason: DroppedColumnReason.constant.rawValue))
        } else {
          inputs.append(.init(column: column.name, encoder: encoder, kept: Array(kept)))
          scales += kept.map { scaling.fit(encoded[$0].filter { !$0.isNaN }) }
        }
      }
    }
    guard !inputs.isEmpty else { throw .noFeatures(dropped: dropped) }
    return FittedFeatures(inputs: inputs, scales: scales, dropped: dropped)
  }

  /// The rows of `table` that have a value wherever `missing: drop` demands one.
  public func completeRows(of table: Table) -> [Int] {
    let columns = table.columns.compactMap { column in
      missingRule(for: column.name) == .drop ? column.numbers : nil
    }
    return (0..<table.rows).filter { row in columns.allSatisfy { !$0[row].isNaN } }
  }

  private func isConstant(_ values: [Double]) -> Bool {
    guard let first = values.first else { return true }
    return values.allSatisfy { $0 == first }
  }
}
