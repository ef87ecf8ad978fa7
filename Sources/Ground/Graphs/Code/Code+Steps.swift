extension Code {
  /// What fills the room `target` with the values of a step.
  mutating func lines(for step: Graph.Step, into target: String) -> [Statement] {
    let sources = step.operands.map(place)
    let widths = step.operands.map { graph.steps[$0].width }
    let place: Expression = step.width == 1 ? 0 : "i"
    func each(_ value: Expression) -> [Statement] {
      let put = Statement.put(target, place, value)
      return step.width == 1 ? [put] : [.count("i", step.width, [put])]
    }
    let values = step.operands.map { value(of: $0, at: place) }
    switch step.operation {
    case .numbers(let input):
      let first = graph.firstNumber(of: input)
      return each(
        .input(step.width == 1 ? .whole(first) : first == 0 ? place : .whole(first) + place))
    case .constant, .setting: return []
    case .picked(let places):
      return each(
        .at(sources[0], places.count == 1 ? .whole(places[0]) : .wholeAt(table(places), place)))
    case .joined:
      var start = 0
      return zip(step.operands, widths).map { operand, width in
        defer { start += width }
        guard width > 1 else { return .put(target, .whole(start), value(of: operand, at: 0)) }
        return .count(
          "i", width, [.put(target, .whole(start) + "i", value(of: operand, at: "i"))])
      }
    case .changed(let change): return each(change.code(values[0]))
    case .combined(let combination): return each(combination.code(values[0], values[1]))
    case .compared(.isMissing): return each(Expression.call(.isMissing, [values[0]]).truth)
    case .compared(let comparison): return each(comparison.code(values[0], values[1]).truth)
    case .negated: return each(.real(1) - values[0])
    case .chosen: return each(.choose(values[0] > .real(0.5), values[1], values[2]))
    case .folded(let fold): return folded(fold, sources[0], widths[0], into: target)
    case .sorted: return sorted(sources[0], step.width, into: target)
    case .product(let weights):
      return product(sources[0], widths[0], weights, step.width, into: target)
    case .squaredDistances(let points):
      let table = table(points.coordinates)
      return [
        .count(
          "i", points.count,
          points.squaredDistance(sources[0], table, at: "i") + [.put(target, "i", "d")])
      ]
    case .nearest(let points, let count, let proximity):
      return nearest(count, of: points, to: sources[0], proximity, into: target)
    case .distances(let points, let proximity):
      let table = table(points.coordinates)
      return [
        .count(
          "i", step.width,
          [.whole("p", .toWhole(.at(sources[1], "i")))]
            + points.distance(sources[0], table, at: "p", proximity) + [.put(target, "i", "d")])
      ]
    case .steps(let edges): return steps(values[0], step.width, above: edges, into: target)
    case .place(let input, let words, let unseen, let missing):
      let places = words.enumerated().map { ($0, $1) } + [(missing, "")]
      return [.put(target, 0, .real(Double(unseen)))]
        + places.map { place, word in
          .when(
            .isWord(graph.firstWord(of: input), word),
            [.put(target, 0, .real(Double(place)))], [])
        }
    case .entries(let numbers): return each(.at(table(numbers), .toWhole(values[0])))
    case .trees(let forest): return sum(of: forest, over: sources[0], into: target)
    case .planes(let forest): return sum(of: forest, over: sources[0], into: target)
    }
  }
}

extension Graph {
  /// Where the numbers of an input begin among all numbers of a row.
  fileprivate func firstNumber(of input: Int) -> Int {
    inputs[..<input].reduce(0) { sum, input in
      if case .numbers(let count) = input.kind { sum + count } else { sum }
    }
  }

  /// The place of the word of an input among all words of a row.
  fileprivate func firstWord(of input: Int) -> Int {
    inputs[..<input].count { $0.kind == .word }
  }
}

extension Change {
  fileprivate func code(_ number: Expression) -> Expression {
    switch self {
    case .magnitude: .call(.magnitude, [number])
    case .root: .call(.root, [number])
    case .exponential: .call(.exponential, [number])
    case .powerOfTwo: .call(.powerOfTwo, [number])
    case .tanh: .call(.tanh, [number])
    case .sigmoid: .real(1) / (.real(1) + .call(.exponential, [.real(0) - number]))
    case .positive: number.larger(.real(0))
    case .errorFunction: .call(.errorFunction, [number])
    case .power(let exponent): .call(.power, [number, .real(exponent)])
    case .rounded: .call(.rounded, [number])
    }
  }
}

extension Combination {
  fileprivate func code(_ one: Expression, _ other: Expression) -> Expression {
    switch self {
    case .sum: one + other
    case .difference: one - other
    case .product: one * other
    case .quotient: one / other
    case .larger: one.larger(other)
    case .smaller: one.smaller(other)
    }
  }
}

extension Comparison {
  fileprivate func code(_ one: Expression, _ other: Expression) -> Expression {
    switch self {
    case .isAbove: one > other
    case .isAtMost: one <= other
    case .isEqual: .binary(one, .equals, other)
    case .isMissing: .call(.isMissing, [one])
    }
  }
}
