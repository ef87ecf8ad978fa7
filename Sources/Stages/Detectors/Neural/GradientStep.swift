import Numerics

/// Moves weights against their gradients, remembering what the optimizer needs.
struct GradientStep<Element: Scalar> {
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
  private enum Rule {
    case adam(Matrix<Element>.AdamStep)
    case descent(momentum: Element, rate: Element)

    init(_ optimizer: Training.Optimizer, steps: Int, rate: Double) {
      switch optimizer {
      case .adam(let first, let second, let epsilon):
        self = .adam(
          Matrix<Element>.AdamStep(
            first: Element(first), second: Element(second), epsilon: Element(epsilon),
            rate: Element(rate / (1 - power(first, steps))),
            correction: Element((1 - power(second, steps)).squareRoot())))
      case .descent(let momentum):
        self = .descent(momentum: Element(momentum), rate: Element(rate))
      }
    }

    func move(
      _ numbers: inout Matrix<Element>, by slopes: Matrix<Element>,
      _ means: inout Matrix<Element>, _ squares: inout Matrix<Element>, keeping kept: Element
    ) {
      switch self {
      case .adam(let step):
        numbers.move(by: slopes, step, means: &means, squares: &squares, keeping: kept)
      case .descent(let momentum, let rate):
        numbers.move(
          by: slopes, momentum: momentum, rate: rate, velocity: &means, keeping: kept)
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
