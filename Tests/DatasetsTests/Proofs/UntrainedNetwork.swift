import Detectors
import Foundation
import Numerics
import Vocabulary

/// The control for networks: an autoencoder of eight tanh units with the weights that it began with.
struct UntrainedNetwork: Detector {
  func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> Model {
    var chance = seed.split("network").generator()
    let scale = 1 / Double(rows.columns).squareRoot()
    return Model(
      columns: rows.columns,
      encoder: (0..<(8 * rows.columns)).map { _ in scale * chance.normal() },
      decoder: (0..<(8 * rows.columns)).map { _ in chance.normal() / 8.0.squareRoot() })
  }

  struct Model: AnomalyModel {
    let columns: Int
    let encoder: [Double]
    let decoder: [Double]

    func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
      Scores(
        (0..<rows.rows).map { row in
          let code = (0..<8).map { unit in
            tanh(
              (0..<columns).reduce(0) { $0 + encoder[unit * columns + $1] * Double(rows[row, $1]) })
          }
          return (0..<columns).reduce(0) { sum, column in
            let output = code.indices.reduce(0) { $0 + decoder[$1 * columns + column] * code[$1] }
            let error = Double(rows[row, column]) - output
            return sum + error * error
          }
        })
    }

    init(columns: Int, encoder: [Double], decoder: [Double]) {
      self.columns = columns
      self.encoder = encoder
      self.decoder = decoder
    }

    var weights: Weights { Weights() }

    init(weights: Weights) throws(WeightsError) {
      throw WeightsError("a control of these tests is never stored")
    }
  }
}
