import Foundation

extension Graph {
  /// What a row brings to an input.
  public enum Value: Sendable, Equatable {
    case numbers([Double])
    case word(String)
  }

  /// What the graph answers about one row: a list for each output, with 1 and 0 for what is true and what is not.
  ///
  /// It is the plainest reading of the steps, against which all others are checked.
  public func answers(for row: [Value]) -> [[Double]] {
    precondition(row.count == inputs.count, "\(inputs.count) inputs want as many values")
    var values: [[Double]] = []
    values.reserveCapacity(steps.count)
    for step in steps {
      values.append(step.values(from: step.operands.map { values[$0] }, of: row))
    }
    return places.map { values[$0] }
  }
}

extension Graph.Step {
  /// The values of the step for one row, from those of its operands.
  fileprivate func values(from operands: [[Double]], of row: [Graph.Value]) -> [Double] {
    switch operation {
    case .numbers(let input): return row[input].numbers
    case .constant(let numbers): return numbers
    case .setting(_, let number): return [Double(number)]
    case .picked(let places): return places.map { operands[0][$0] }
    case .joined: return operands.flatMap { $0 }
    case .changed(let change): return operands[0].map { change($0) }
    case .combined(let combination): return met(operands) { combination($0, $1) }
    case .compared(.isMissing): return operands[0].map { $0.isNaN ? 1 : 0 }
    case .compared(let comparison): return met(operands) { comparison($0, $1) ? 1 : 0 }
    case .negated: return operands[0].map { 1 - $0 }
    case .chosen:
      return (0..<width).map { operands[operands[0].value($0) != 0 ? 1 : 2].value($0) }
    case .folded(let fold): return [fold(operands[0])]
    case .sorted: return operands[0].sorted()
    case .product(let weights): return product(of: operands[0], weights)
    case .squaredDistances(let points):
      return (0..<points.count).map { points.squaredDistance(from: operands[0], to: $0) }
    case .nearest(let points, let count, let proximity):
      let all = (0..<points.count).map { points.distance(from: operands[0], to: $0, proximity) }
      return all.indices.sorted { (all[$0], $0) < (all[$1], $1) }.prefix(count).map(Double.init)
    case .distances(let points, let proximity):
      return operands[1].map { points.distance(from: operands[0], to: Int($0), proximity) }
    case .steps(let edges):
      return operands[0].map { number in Double(edges.prefix { number > Double($0) }.count) }
    case .place(let input, let words, let unseen, let missing):
      let word = row[input].word
      let place = word.isEmpty ? missing : words.firstIndex(of: word) ?? unseen
      return [Double(place)]
    case .entries(let table): return operands[0].map { table[Int($0)] }
    case .trees(let forest): return [forest.sum(for: operands[0])]
    case .planes(let forest): return [forest.sum(for: operands[0])]
    }
  }

  /// What becomes of the values of two operands, each of which may have a single one for all.
  private func met(_ operands: [[Double]], _ meet: (Double, Double) -> Double) -> [Double] {
    (0..<width).map { meet(operands[0].value($0), operands[1].value($0)) }
  }

  private func product(of numbers: [Double], _ weights: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: width)
    for (row, number) in numbers.enumerated() {
      for column in 0..<width { sums[column] += number * weights[row * width + column] }
    }
    return sums
  }
}

extension Graph.Value {
  fileprivate var numbers: [Double] {
    guard case .numbers(let numbers) = self else { preconditionFailure("a word is no number") }
    return numbers
  }

  fileprivate var word: String {
    guard case .word(let word) = self else { preconditionFailure("a number is no word") }
    return word
  }
}

extension [Double] {
  /// The value at a place, or the only one that there is.
  fileprivate func value(_ place: Int) -> Double { count == 1 ? self[0] : self[place] }
}

extension Change {
  fileprivate func callAsFunction(_ number: Double) -> Double {
    switch self {
    case .magnitude: abs(number)
    case .root: number.squareRoot()
    case .exponential: exp(number)
    case .powerOfTwo: exp2(number)
    case .tanh: Foundation.tanh(number)
    case .sigmoid: 1 / (1 + exp(-number))
    case .positive: max(0, number)
    case .errorFunction: erf(number)
    case .power(let exponent): pow(number, exponent)
    case .rounded: Double(Float(number))
    }
  }
}

extension Combination {
  fileprivate func callAsFunction(_ one: Double, _ other: Double) -> Double {
    switch self {
    case .sum: one + other
    case .difference: one - other
    case .product: one * other
    case .quotient: one / other
    case .larger: max(one, other)
    case .smaller: min(one, other)
    }
  }
}

extension Comparison {
  fileprivate func callAsFunction(_ one: Double, _ other: Double) -> Bool {
    switch self {
    case .isAbove: one > other
    case .isAtMost: one <= other
    case .isEqual: one == other
    case .isMissing: one.isNaN
    }
  }
}

extension Fold {
  fileprivate func callAsFunction(_ numbers: [Double]) -> Double {
    switch self {
    case .sum: numbers.reduce(0, +)
    case .mean: numbers.reduce(0, +) / Double(numbers.count)
    case .largest: numbers.reduce(-.infinity) { max($0, $1) }
    case .smallest: numbers.reduce(.infinity) { min($0, $1) }
    }
  }
}
