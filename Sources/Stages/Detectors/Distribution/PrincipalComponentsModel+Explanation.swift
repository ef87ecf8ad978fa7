import Numerics

extension PrincipalComponentsModel {
  /// The squared errors of the numbers, where the score is how badly the components rebuild the row.
  public func explanation(of row: [Float]) -> Explanation? {
    guard score == .reconstruction else { return nil }
    let parts = rest(of: scaler.scaled(row.map(Double.init))).map { $0 * $0 / Double(columns) }
    return Explanation(.squaredError, absence: .none, value: parts.reduce(0, +), parts: parts)
  }
}
