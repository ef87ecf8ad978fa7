extension Graph {
  /// The graph as an ONNX model: version 8 of the format, with the operators of sets 17 and, where trees or words need
  /// them, 3 of machine learning, which runtimes since 2023 load.
  ///
  /// All is computed in `Double`; outputs are `Float`s and truths, a row each. An input of words is a list of texts. So
  /// is one of a single number among several inputs a list of numbers; a lone input of numbers is a table.
  ///
  /// - Parameter notes: What a loader can read beside the model.
  public func onnx(notes: [(name: String, text: String)] = []) -> [UInt8] {
    var growing = ONNXGraph()
    let answers = growing.take(self)
    for (output, answer) in zip(outputs, answers) {
      growing.publish(
        output.isTruth ? answer : growing.converted(answer, to: .float), as: output.name)
    }
    var graph = ProtocolBuffer()
    for node in growing.nodes { graph.message(1, node) }
    graph.text(2, "detector")
    for constant in growing.constants { graph.message(5, constant) }
    for input in inputs { graph.message(11, input.onnx(among: inputs.count)) }
    for output in outputs {
      graph.message(
        12, .value(output.name, output.isTruth ? .truth : .float, [nil, output.node.width]))
    }
    return model(graph, usesLearning: growing.usesLearning, notes)
  }

  private func model(
    _ graph: ProtocolBuffer, usesLearning: Bool, _ notes: [(name: String, text: String)]
  ) -> [UInt8] {
    var model = ProtocolBuffer()
    model.whole(1, 8)
    model.text(2, "assay")
    model.message(7, graph)
    for (domain, version) in [("", 17)] + (usesLearning ? [(ONNXGraph.learning, 3)] : []) {
      var set = ProtocolBuffer()
      if !domain.isEmpty { set.text(1, domain) }
      set.whole(2, version)
      model.message(8, set)
    }
    for note in notes {
      var entry = ProtocolBuffer()
      entry.text(1, note.name)
      entry.text(2, note.text)
      model.message(14, entry)
    }
    return model.bytes
  }
}

extension Graph.Input {
  /// Whether its values are a list, one a row, rather than a table with a column.
  func isList(among inputs: Int) -> Bool {
    switch kind {
    case .word: true
    case .numbers(let count): count == 1 && inputs > 1
    }
  }

  fileprivate func onnx(among inputs: Int) -> ProtocolBuffer {
    switch kind {
    case .word: .value(name, .string, [nil])
    case .numbers(let count):
      .value(name, .double, isList(among: inputs) ? [nil] : [nil, count])
    }
  }
}

extension ProtocolBuffer {
  /// What is said of an input or output: its name, kind and sizes; `nil` for as many as there are rows.
  fileprivate static func value(
    _ name: String, _ kind: ONNXGraph.Kind, _ sizes: [Int?]
  ) -> ProtocolBuffer {
    var shape = ProtocolBuffer()
    for size in sizes {
      var dimension = ProtocolBuffer()
      if let size { dimension.whole(1, size) } else { dimension.text(2, "N") }
      shape.message(1, dimension)
    }
    var tensor = ProtocolBuffer()
    tensor.whole(1, kind.rawValue)
    tensor.message(2, shape)
    var type = ProtocolBuffer()
    type.message(1, tensor)
    var value = ProtocolBuffer()
    value.text(1, name)
    value.message(2, type)
    return value
  }
}
