import Numerics

/// Moves weights against their gradients, remembering what the optimizer needs.
struct GradientStep<Element: NetworkScalar> {
  private let optimizer: Training.Optimizer
  private let weightDecay: Double
  /// Adam's mean of the gradients, or the velocity of descent.
  private var means: NetworkParameters<Element>
  /// Adam's mean of their squares.
  private var squares: NetworkParameters<Element>
  private var steps = 0

  init(
    _ optimizer: Training.Optimizer, weightDecay: Double, for parameters: NetworkParameters<Element>
  ) {
    self.optimizer = optimizer
    self.weightDecay = weightDecay
    means = parameters.zeros
    squares = means
  }

  mutating func apply(
    _ gradients: NetworkParameters<Element>, to parameters: inout NetworkParameters<Element>,
    rate: Double
  ) {
    steps += 1
    let rule = Rule(optimizer, steps: steps, rate: rate)
    let kept = Element(1 - rate * weightDecay)
    for layer in gradients.weights.indices {
      rule.move(
        &parameters.weights[layer], by: gradients.weights[layer], &means.weights[layer],
        &squares.weights[layer], keeping: kept)
      rule.move(
        &parameters.biases[layer], by: gradients.biases[layer], &means.biases[layer],
        &squares.biases[layer], keeping: 1)
    }
  }

  /// The numbers of one step.
  private struct Rule {
    let isAdam: Bool
    let first: Element
    let second: Element
    let epsilon: Element
    /// The rate, with the correction for moments that started at 0.
    let rate: Element
    /// The root of the correction of the second moment.
    let correction: Element

    init(_ optimizer: Training.Optimizer, steps: Int, rate: Double) {
      switch optimizer {
      case .adam(let first, let second, let epsilon):
        isAdam = true
        self.first = Element(first)
        self.second = Element(second)
        self.epsilon = Element(epsilon)
        self.rate = Element(rate / (1 - power(first, steps)))
        correction = Element((1 - power(second, steps)).squareRoot())
      case .descent(let momentum):
        isAdam = false
        first = Element(momentum)
        (second, epsilon, correction) = (0, 0, 1)
        self.rate = Element(rate)
      }
    }

    func move(
      _ numbers: inout Matrix<Element>, by gradients: Matrix<Element>,
      _ means: inout Matrix<Element>, _ squares: inout Matrix<Element>, keeping kept: Element
    ) {
      for row in 0..<numbers.rows {
        let slopes = gradients.row(row)
        var number = numbers.mutableRow(row)
        var mean = means.mutableRow(row)
        guard isAdam else {
          for index in slopes.indices {
            mean[index] = first * mean[index] + slopes[index]
            number[index] = number[index] * kept - rate * mean[index]
          }
          continue
        }
        var square = squares.mutableRow(row)
        for index in slopes.indices {
          let slope = slopes[index]
          mean[index] = first * mean[index] + (1 - first) * slope
          square[index] = second * square[index] + (1 - second) * slope * slope
          let size = square[index].squareRoot() / correction + epsilon
          number[index] = number[index] * kept - rate * mean[index] / size
        }
      }
    }
  }
}

/// `base` to a whole power, by squaring: the same bits on every machine.
private func power(_ base: Double, _ exponent: Int) -> Double {
  var (result, factor, rest) = (1.0, base, exponent)
  while rest > 0 {
    if rest & 1 == 1 { result *= factor }
    factor *= factor
    rest >>= 1
  }
  return result
}
