import Foundation

func normalCDF(_ z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }

func normalQuantile(_ p: Double) -> Double {
  if p <= 0 { return -.infinity }
  if p >= 1 { return .infinity }
  var (low, high) = (-40.0, 40.0)
  for _ in 0..<200 {
    let middle = (low + high) / 2
    if normalCDF(middle) < p { low = middle } else { high = middle }
  }
  return (low + high) / 2
}
