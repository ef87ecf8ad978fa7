import Testing

@testable import Numerics

/// What lies between the products of a network, against plain loops at every level.
extension KernelLevelTests {
  private static let functions: [LayerFunction] = [.linear, .relu, .tanh, .sigmoid]

  private func bits<Element: Scalar>(_ matrix: Matrix<Element>) -> [UInt64] {
    matrix.elements.map { Double($0).bitPattern }
  }

  private func checkLearning<Element: Scalar>(_ rows: Int, _ columns: Int, _: Element.Type) {
    let answers: Matrix<Element> = Samples.gaussian(rows, columns)
    let others = Matrix<Element>(rows: rows, columns: columns) { answers[$0, $1] / 3 + 0.25 }
    let biases = Matrix<Element>(rows: 1, columns: columns) { others[0, $1] }
    for function in Self.functions {
      expectOneAnswer("activate \(function)") {
        var sums = answers
        sums.activate(adding: biases, function)
        return bits(sums)
      }
      expectOneAnswer("pass back \(function)") {
        var (slopes, sums) = (others, biases)
        slopes.passBack(through: function, answers: answers, factors: others, biases: &sums)
        return bits(slopes) + bits(sums)
      }
    }
    var differences = answers
    for row in 0..<rows {
      for column in 0..<columns {
        differences[row, column] = 0.5 * (answers[row, column] - others[row, column])
      }
    }
    expectOneAnswer("errors") {
      var slopes = Matrix<Element>(rows: rows, columns: columns)
      let sum = slopes.setErrors(of: answers, from: others, scale: 0.5)
      #expect(bits(slopes) == bits(differences))
      return [sum.bitPattern]
    }
    checkMoves(answers, others)
  }

  private func checkMoves<Element: Scalar>(_ numbers: Matrix<Element>, _ slopes: Matrix<Element>) {
    let step = Matrix<Element>.AdamStep(
      first: 0.9, second: 0.999, epsilon: 1e-7, rate: 0.01, correction: 0.25)
    var wanted = (numbers: numbers, means: slopes, squares: slopes)
    var descended = (numbers: numbers, means: slopes)
    for row in 0..<numbers.rows {
      for column in 0..<numbers.columns {
        let (number, slope) = (numbers[row, column], slopes[row, column])
        let mean = 0.9 * slope + (1 - 0.9) * slope
        let square = 0.999 * slope * slope + (1 - 0.999) * slope * slope
        wanted.squares[row, column] = slope * slope
        wanted.means[row, column] = mean
        let size = square.squareRoot() / 0.25 + 1e-7
        wanted.numbers[row, column] = number * 0.99 - 0.01 * mean / size
        descended.means[row, column] = 0.5 * slope + slope
        descended.numbers[row, column] =
          number * 0.99 - 0.01 * descended.means[row, column]
      }
    }
    let squares = wanted.squares
    atEachLevel { level in
      var (moved, means, held) = (numbers, slopes, squares)
      moved.move(by: slopes, step, means: &means, squares: &held, keeping: 0.99)
      #expect(bits(moved) == bits(wanted.numbers) && bits(means) == bits(wanted.means), "\(level)")
      (moved, means) = (numbers, slopes)
      moved.move(by: slopes, momentum: 0.5, rate: 0.01, velocity: &means, keeping: 0.99)
      #expect(
        bits(moved) == bits(descended.numbers) && bits(means) == bits(descended.means), "\(level)")
    }
  }

  @Test(arguments: [(1, 1), (3, 5), (4, 16), (2, 59), (7, 33)])
  func `learning is the same bits at every level`(rows: Int, columns: Int) {
    checkLearning(rows, columns, Float.self)
    checkLearning(rows, columns, Double.self)
  }

  @Test(arguments: [1, 7, 8, 40, 59, 64, 107])
  func `a layer is a plain loop at every level`(outputs: Int) {
    let weights: Matrix<Double> = Samples.gaussian(6, outputs)
    let (values, elements) = (weights.column(0), weights.elements)
    let wanted = (0..<outputs).map { output in
      (0..<6).reduce(weights[5, output]) { $0 + values[$1] * weights[$1, output] }
    }
    for function in Self.functions {
      expectOneAnswer("layer") {
        var answers = [Double](repeating: .nan, count: outputs)
        var span = answers.mutableSpan
        span.setLayer(
          of: values.span, weights: elements.span, biases: weights.row(5), function)
        if case .linear = function { #expect(answers == wanted) }
        var sums = wanted
        var target = sums.mutableSpan
        target.activate(function)
        #expect(sums == answers)
        return answers.map(\.bitPattern)
      }
    }
  }

  /// Rows of 3 numbers to 5, to 9, and back to 3.
  @Test func `rows pass through all layers as through one after the other`() {
    let rows: Matrix<Float> = Samples.gaussian(4, 3)
    let (origins, factors): ([Double], [Double]) = ([0.5, -1, 2], [1, 2, 0.5])
    let widths = [3, 5, 9, 3]
    let functions: [LayerFunction] = [.tanh, .relu, .sigmoid]
    var flat = FlatLayers(inputs: 3)
    let layers = (0..<3).map { layer -> (weights: Matrix<Double>, biases: [Double]) in
      let numbers: Matrix<Double> = Samples.gaussian(widths[layer] + 1, widths[layer + 1])
      let weights = numbers.rows(0..<widths[layer])
      let biases = numbers.rows(widths[layer]..<(widths[layer] + 1)).elements
      flat.append(weights: weights.elements, biases: biases, functions[layer])
      return (weights, biases)
    }
    let wanted = (0..<4).map { row -> Double in
      let scaled = (0..<3).map { (Double(rows[row, $0]) - origins[$0]) * factors[$0] }
      var values = scaled
      for (layer, numbers) in layers.enumerated() {
        var answers = [Double](repeating: 0, count: widths[layer + 1])
        let weights = numbers.weights.elements
        var span = answers.mutableSpan
        span.setLayer(
          of: values.span, weights: weights.span, biases: numbers.biases.span, functions[layer])
        values = answers
      }
      return zip(scaled, values).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    atEachLevel { level in
      let errors = flat.squaredErrors(of: rows, origins: origins, factors: factors)
      #expect(errors == wanted, "\(level)")
      #expect(
        flat.squaredErrors(of: rows.rows(2..<3), origins: origins, factors: factors) == [wanted[2]])
    }
  }
}
