/// A graph in the words of ONNX, as it grows: nodes in the order in which they can be run, tensors that do not change.
///
/// Names count up, so that equal graphs are equal bytes.
struct ONNXGraph {
  /// The name of a tensor.
  struct Tensor: Hashable {
    let name: String
  }

  /// What the numbers of a tensor are.
  enum Kind: Int {
    case float = 1
    case int64 = 7
    case string = 8
    case truth = 9
    case double = 11
  }

  enum Attribute {
    case whole(Int)
    case text(String)
    case wholes([Int])
    case floats([Float])
    case texts([String])
  }

  /// The operators that belong to models of machine learning and stand apart from the others.
  static let learning = "ai.onnx.ml"

  private(set) var nodes: [ProtocolBuffer] = []
  private(set) var constants: [ProtocolBuffer] = []
  private(set) var usesLearning = false
  private var names = 0

  /// Notes one operator and names what it answers.
  mutating func call(
    _ type: String, _ inputs: [Tensor], _ attributes: [(String, Attribute)] = [], answers: Int,
    domain: String = ""
  ) -> [Tensor] {
    let outputs = (0..<answers).map { Tensor(name: "t\(names + $0)") }
    names += answers
    note(type, inputs, outputs, attributes, domain: domain)
    return outputs
  }

  mutating func call(
    _ type: String, _ inputs: Tensor..., attributes: [(String, Attribute)] = []
  ) -> Tensor {
    call(type, inputs, attributes, answers: 1)[0]
  }

  /// Gives a tensor the name of an output.
  mutating func publish(_ tensor: Tensor, as name: String) {
    note("Identity", [tensor], [Tensor(name: name)], [], domain: "")
  }

  private mutating func note(
    _ type: String, _ inputs: [Tensor], _ outputs: [Tensor], _ attributes: [(String, Attribute)],
    domain: String
  ) {
    var node = ProtocolBuffer()
    for input in inputs { node.text(1, input.name) }
    for output in outputs { node.text(2, output.name) }
    node.text(3, "n\(nodes.count)")
    node.text(4, type)
    for (name, attribute) in attributes { node.message(5, attribute.message(named: name)) }
    if !domain.isEmpty {
      node.text(7, domain)
      usesLearning = usesLearning || domain == Self.learning
    }
    nodes.append(node)
  }

  // Tensors that do not change.

  mutating func wholes(_ numbers: [Int], shape: [Int]? = nil) -> Tensor {
    constant(.int64, .littleEndian(numbers.map(Int64.init)), shape ?? [numbers.count])
  }

  mutating func floats(_ numbers: [Float], shape: [Int]? = nil, name: String? = nil) -> Tensor {
    constant(.float, .littleEndian(numbers.map(\.bitPattern)), shape ?? [numbers.count], name: name)
  }

  /// Numbers to compute with: kept as `Float`s where these are the same numbers, which halves the file.
  mutating func numbers(_ numbers: [Double], shape: [Int]? = nil) -> Tensor {
    let shape = shape ?? [numbers.count]
    guard numbers.count > 8, numbers.allSatisfy({ Double(Float($0)) == $0 }) else {
      return constant(.double, .littleEndian(numbers.map(\.bitPattern)), shape)
    }
    return converted(floats(numbers.map { Float($0) }, shape: shape), to: .double)
  }

  private mutating func constant(
    _ kind: Kind, _ bytes: [UInt8], _ shape: [Int], name: String? = nil
  ) -> Tensor {
    let tensor = Tensor(name: name ?? "c\(constants.count)")
    var message = ProtocolBuffer()
    for size in shape { message.whole(1, size) }
    message.whole(2, kind.rawValue)
    message.text(8, tensor.name)
    message.data(9, bytes)
    constants.append(message)
    return tensor
  }

  mutating func converted(_ tensor: Tensor, to kind: Kind) -> Tensor {
    call("Cast", tensor, attributes: [("to", .whole(kind.rawValue))])
  }

  /// The nearest `Float`s, to compute on with. Negated on the way: older runtimes take out conversions there and back,
  /// though they round.
  mutating func rounded(_ tensor: Tensor) -> Tensor {
    call("Neg", converted(call("Neg", converted(tensor, to: .float)), to: .double))
  }

  /// What becomes of all numbers of a row; `axis` 1 unless more are behind them.
  mutating func folded(_ type: String, _ tensor: Tensor, axis: Int = 1, keeping: Bool = true)
    -> Tensor
  {
    let keep = ("keepdims", Attribute.whole(keeping ? 1 : 0))
    if type == "ReduceSum" {
      return call(type, tensor, wholes([axis]), attributes: [keep])
    }
    return call(type, tensor, attributes: [("axes", .wholes([axis])), keep])
  }
}

extension ONNXGraph.Attribute {
  fileprivate func message(named name: String) -> ProtocolBuffer {
    var message = ProtocolBuffer()
    message.text(1, name)
    switch self {
    case .whole(let number):
      message.whole(3, number)
      message.whole(20, 2)
    case .text(let text):
      message.text(4, text)
      message.whole(20, 3)
    case .floats(let numbers):
      message.floats(7, numbers)
      message.whole(20, 6)
    case .wholes(let numbers):
      message.wholes(8, numbers)
      message.whole(20, 7)
    case .texts(let texts):
      for text in texts { message.text(9, text) }
      message.whole(20, 8)
    }
    return message
  }
}
