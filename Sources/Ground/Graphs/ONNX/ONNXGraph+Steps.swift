extension ONNXGraph {
  /// Notes all steps of a graph, and answers what its outputs are.
  mutating func take(_ graph: Graph) -> [Tensor] {
    let inputs = graph.inputs.map { input in
      let tensor = Tensor(name: input.name)
      return input.isList(among: graph.inputs.count)
        ? call("Unsqueeze", tensor, wholes([1])) : tensor
    }
    var tensors: [Tensor] = []
    for step in graph.steps {
      tensors.append(take(step, of: step.operands.map { tensors[$0] }, inputs))
    }
    return graph.places.map { tensors[$0] }
  }

  private mutating func take(
    _ step: Graph.Step, of operands: [Tensor], _ inputs: [Tensor]
  ) -> Tensor {
    switch step.operation {
    case .numbers(let input): return inputs[input]
    case .constant(let values): return numbers(values, shape: [1, values.count])
    case .setting(let name, let value): return converted(floats([value], name: name), to: .double)
    case .picked(let places):
      return call("Gather", operands[0], wholes(places), attributes: [("axis", .whole(1))])
    case .joined: return call("Concat", operands, [("axis", .whole(1))], answers: 1)[0]
    case .changed(let change): return changed(operands[0], change)
    case .combined(let combination): return call(combination.onnx, operands, answers: 1)[0]
    case .compared(let comparison): return call(comparison.onnx, operands, answers: 1)[0]
    case .negated: return call("Not", operands[0])
    case .chosen: return call("Where", operands[0], operands[1], operands[2])
    case .folded(let fold): return folded(fold.onnx, operands[0])
    case .sorted: return smallest(step.width, of: operands[0]).values
    case .product(let weights):
      return call(
        "MatMul", operands[0], numbers(weights, shape: [weights.count / step.width, step.width]))
    case .squaredDistances(let points): return squaredDistances(from: operands[0], to: points)
    case .nearest(let points, let count, let proximity):
      return nearest(count, of: points, to: operands[0], proximity)
    case .distances(let points, let proximity):
      return distances(from: operands[0], to: operands[1], of: points, proximity)
    case .steps(let edges): return steps(operands[0], width: step.width, above: edges)
    case .place(let input, let words, let unseen, let missing):
      return place(of: inputs[input], in: words, unseen: unseen, missing: missing)
    case .entries(let table): return call("Gather", numbers(table), operands[0])
    case .trees(let forest): return sums(of: forest, over: operands[0])
    case .planes(let forest): return sums(of: forest, over: operands[0])
    }
  }

  private mutating func changed(_ tensor: Tensor, _ change: Change) -> Tensor {
    switch change {
    case .magnitude: call("Abs", tensor)
    case .root: call("Sqrt", tensor)
    case .exponential: call("Exp", tensor)
    case .powerOfTwo: call("Pow", numbers([2]), tensor)
    case .tanh: call("Tanh", tensor)
    case .sigmoid: call("Sigmoid", tensor)
    case .positive: call("Max", tensor, numbers([0]))
    // Runtimes know it for `Float`s alone.
    case .errorFunction: converted(call("Erf", converted(tensor, to: .float)), to: .double)
    case .power(let exponent): call("Pow", tensor, numbers([exponent]))
    case .rounded: rounded(tensor)
    }
  }

  /// The smallest values of each row, ascending, and where they stand; of equal ones, those that come first.
  mutating func smallest(_ count: Int, of tensor: Tensor) -> (values: Tensor, places: Tensor) {
    let found = call(
      "TopK", [tensor, wholes([count])],
      [("axis", .whole(1)), ("largest", .whole(0)), ("sorted", .whole(1))], answers: 2)
    return (found[0], found[1])
  }

  private mutating func place(
    of words: Tensor, in known: [String], unseen: Int, missing: Int
  ) -> Tensor {
    call(
      "LabelEncoder", [words],
      [
        ("keys_strings", .texts(known + [""])),
        ("values_int64s", .wholes(Array(known.indices) + [missing])),
        ("default_int64", .whole(unseen)),
      ], answers: 1, domain: Self.learning)[0]
  }
}

extension Combination {
  fileprivate var onnx: String {
    switch self {
    case .sum: "Add"
    case .difference: "Sub"
    case .product: "Mul"
    case .quotient: "Div"
    case .larger: "Max"
    case .smaller: "Min"
    }
  }
}

extension Comparison {
  fileprivate var onnx: String {
    switch self {
    case .isAbove: "Greater"
    case .isAtMost: "LessOrEqual"
    case .isEqual: "Equal"
    case .isMissing: "IsNaN"
    }
  }
}

extension Fold {
  fileprivate var onnx: String {
    switch self {
    case .sum: "ReduceSum"
    case .mean: "ReduceMean"
    case .largest: "ReduceMax"
    case .smallest: "ReduceMin"
    }
  }
}
