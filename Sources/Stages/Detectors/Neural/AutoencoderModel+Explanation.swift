import Numerics

extension AutoencoderModel {
  /// The squared errors of the numbers, which add up to the mean squared error.
  public func explanation(of row: [Float]) -> Explanation? {
    let scaled = scaler.scaled(row.map(Double.init))
    let answer = network.output(for: scaled)
    let parts = scaled.indices.map { column in
      let difference = scaled[column] - answer[column]
      return difference * difference / Double(columns)
    }
    return Explanation(.squaredError, absence: .none, value: parts.reduce(0, +), parts: parts)
  }
}
