public import Forms
import Foundation
public import Graphs
public import Numerics
public import Vocabulary

/// The reconstruction error of an autoencoder that has learned nothing but the range of each column.
///
/// Rows go from `0...1` through a code of rectified units and back through a sigmoid, with weights drawn
/// evenly from ±√(2 / (columns + code)) and biases 0. What it finds, a network finds before training, so
/// a trained one must do better.
public struct UntrainedNetwork: Detector, Equatable {
  public static let name = "untrained-network"
  public static let help = "A control: a network before it learns anything."
  public static let code = Key<Self, Int>.axis(
    "code", .whole(1...65_536), or: 16, "The width of its code.")
  public static var keys: [any FormKey<Self>] { [code] }
  public static let isControl = true

  /// It shows what a network's learning is worth, where there is a network.
  public static func accompanies(_ asked: [any Detector.Type]) -> Bool {
    asked.contains { $0 == Autoencoder.self }
  }

  /// How many units the code has.
  public let code: Int

  public init(code: Int = Self.code.standard) throws(SettingError) {
    self.code = try Self.code.checked(code)
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(code: settings[Self.code])
  }

  public func work(_ load: Workload) -> Double { load.scoredCells * Double(code) * 1e-9 }

  public func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> Model {
    try Rows.checkTraining(rows)
    let ends = rows.columnEnds()
    let bound = (2 / Double(rows.columns + code)).squareRoot()
    func drawn(_ purpose: StaticString) -> [Float] {
      var chance = seed.split(purpose).generator()
      return (0..<(rows.columns * code)).map { _ in Float(chance.uniform(-bound, bound)) }
    }
    return Model(
      code: code, least: ends.map(\.lowerBound), most: ends.map(\.upperBound),
      encoder: drawn("encoder"), decoder: drawn("decoder"))
  }

  public struct Model: AnomalyModel, Equatable {
    let code: Int
    /// The ends of each column among the training rows.
    let least: [Float]
    let most: [Float]
    /// The weights into each unit of the code, one unit after the other, and those out of it.
    let encoder: [Float]
    let decoder: [Float]

    public var columns: Int { least.count }

    public func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
      try Rows.check(rows, columns: columns)
      return Scores(rows: rows.rows) { error(rows.row($0)) }
    }

    public func score(of row: Numbers) -> Numbers {
      let widths = (0..<columns).map { column in
        let width = Double(most[column]) - Double(least[column])
        return width > 0 ? width : .infinity
      }
      let input = (row - .constant(least.map(Double.init))) / .constant(widths)
      let units = (0..<columns).flatMap { column in
        (0..<code).map { Double(encoder[$0 * columns + column]) }
      }
      let output = input.times(units).positive.times(decoder.map(Double.init)).sigmoid
      return (input - output).squared.mean
    }

    /// The mean squared difference between a row and what comes out for it, both in units of the range.
    private func error(_ row: Span<Float>) -> Double {
      let input = (0..<columns).map { column in
        let width = Double(most[column]) - Double(least[column])
        return width > 0 ? (Double(row[column]) - Double(least[column])) / width : 0
      }
      var output = [Double](repeating: 0, count: columns)
      for unit in 0..<code {
        var activation = 0.0
        for column in 0..<columns {
          activation += input[column] * Double(encoder[unit * columns + column])
        }
        guard activation > 0 else { continue }
        for column in 0..<columns {
          output[column] += activation * Double(decoder[unit * columns + column])
        }
      }
      var sum = 0.0
      for column in 0..<columns {
        let difference = input[column] - 1 / (1 + exp(-output[column]))
        sum += difference * difference
      }
      return sum / Double(columns)
    }
  }
}

extension UntrainedNetwork.Model {
  public var weights: Weights {
    var weights = Weights()
    weights.settings["code"] = String(code)
    weights.tensors["least"] = Tensor(.float(least))
    weights.tensors["most"] = Tensor(.float(most))
    weights.tensors["encoder"] = Tensor(.float(encoder), shape: [code, columns])
    weights.tensors["decoder"] = Tensor(.float(decoder), shape: [code, columns])
    return weights
  }

  public init(weights: Weights) throws(WeightsError) {
    code = try weights.count("code")
    least = try weights.finiteFloats("least")
    most = try weights.finiteFloats("most", count: least.count)
    let (count, overflow) = code.multipliedReportingOverflow(by: least.count)
    guard !overflow else { throw WeightsError("setting 'code' of the weights cannot be \(code)") }
    encoder = try weights.finiteFloats("encoder", count: count)
    decoder = try weights.finiteFloats("decoder", count: count)
  }
}
