import Formats
import Foundation
import Numerics
import Vocabulary

/// A table of ADBench as the published values want it: all rows, each column from 0 to 1.
struct ADBench {
  let name: String
  /// Min-max scaled in Double and rounded once; a constant column is 0.
  let rows: Matrix<Float>
  let labels: Labels

  private static let folder = URL(filePath: #filePath).appending(
    path: "../../../../../shared/datasets/adbench"
  ).standardizedFileURL.path

  /// Whether the tables lie beside the project.
  static var isHere: Bool { FileManager.default.fileExists(atPath: "\(folder)/WBC.npz") }

  init(_ name: String) throws {
    let arrays = try NPZ("\(Self.folder)/\(name).npz")
    let (numbers, known) = (try arrays.tensor("X"), try arrays.tensor("y"))
    let (height, width) = (numbers.shape[0], numbers.shape[1])
    let values = numbers.doubles
    let ends = (0..<width).map { column in
      let column = stride(from: column, to: values.count, by: width).map { values[$0] }
      return (least: column.min() ?? 0, most: column.max() ?? 0)
    }
    self.name = name
    rows = Matrix(rows: height, columns: width) { row, column in
      let (least, most) = ends[column]
      return most > least ? Float((values[row * width + column] - least) / (most - least)) : 0
    }
    labels = Labels(anomalies: known.doubles.map { $0 > 0 })
  }
}
