import Detectors
import Formats
import Foundation
import Machine
import Vocabulary

/// An autoencoder as ExpenseFlow stores it: one ReLU layer and sigmoids out, over rows between their ends.
struct StoredAutoencoder: Sendable, Equatable {
  let mins: [Double]
  let maxs: [Double]
  /// A row for each input, with a weight for each unit of the code.
  let encoder: [[Double]]
  let encoderBias: [Double]
  /// A row for each unit of the code, with a weight for each output.
  let decoder: [[Double]]
  let decoderBias: [Double]

  var inputs: Int { mins.count }
  var code: Int { encoderBias.count }

  init(_ reader: JSONReader) throws(FileError) {
    let config = try reader["config"]
    let (inputs, code) = (try config["inputDim"].int(), try config["encodingDim"].int())
    guard code > 0, inputs >= code else {
      throw try config["inputDim"].error(
        "wanted at least as many inputs as units of the code, \(code), since the loader computes no more"
      )
    }
    _ = try reader["version"].double()
    let ends = try reader["normalizationParams"]
    mins = try ends["mins"].doubles(count: inputs)
    maxs = try ends["maxs"].doubles(count: inputs)
    encoder = try reader["encoderWeights"].matrix(rows: inputs, columns: code)
    encoderBias = try reader["encoderBias"].doubles(count: code)
    decoder = try reader["decoderWeights"].matrix(rows: code, columns: inputs)
    decoderBias = try reader["decoderBias"].doubles(count: inputs)
  }

  /// min(1, 2 · mean square error) of a row between its ends; what does not vary counts as 0.
  func score(of row: [Double]) -> Double {
    let scaled = row.indices.map { column in
      maxs[column] == mins[column]
        ? 0 : (row[column] - mins[column]) / (maxs[column] - mins[column])
    }
    let hidden = (0..<code).map { unit in
      max(0, scaled.indices.reduce(encoderBias[unit]) { $0 + scaled[$1] * encoder[$1][unit] })
    }
    var squares = 0.0
    for column in scaled.indices {
      let sum = hidden.indices.reduce(decoderBias[column]) { $0 + hidden[$1] * decoder[$1][column] }
      let error = scaled[column] - 1 / (1 + exp(-sum))
      squares += error * error
    }
    return min(1, 2 * (squares / Double(inputs)))
  }

  /// The network as any of Assay's.
  var model: AutoencoderModel {
    AutoencoderModel(
      scaler: InputScaler(
        origins: mins, factors: zip(mins, maxs).map { $0 == $1 ? 0 : 1 / ($1 - $0) }),
      network: DenseNetwork([
        DenseNetwork.Layer(
          inputs: inputs, outputs: code, weights: encoder.flatMap(\.self), biases: encoderBias,
          activation: .relu),
        DenseNetwork.Layer(
          inputs: code, outputs: inputs, weights: decoder.flatMap(\.self), biases: decoderBias,
          activation: .sigmoid),
      ]), score: .doubledToOne)
  }
}

extension JSONReader {
  fileprivate func doubles(count: Int) throws(FileError) -> [Double] {
    let numbers = try doubles()
    guard numbers.count == count else {
      throw error("wanted \(count) numbers, found \(numbers.count)")
    }
    return numbers
  }

  fileprivate func matrix(rows: Int, columns: Int) throws(FileError) -> [[Double]] {
    let lists = try list()
    guard lists.count == rows else { throw error("wanted \(rows) rows, found \(lists.count)") }
    return try lists.map { row throws(FileError) in try row.doubles(count: columns) }
  }
}
