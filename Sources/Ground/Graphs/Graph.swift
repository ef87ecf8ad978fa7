/// What becomes of a row, as steps that any program can take: named inputs, named outputs, and between them steps of
/// which each needs only those before it.
///
/// A graph knows no detector. All its numbers are `Double`s.
public struct Graph: Sendable {
  public let inputs: [Input]
  public let outputs: [Output]
  /// All steps, each after those that it needs.
  let steps: [Step]

  /// What a row brings: so many numbers under one name, or a word.
  public struct Input: Sendable, Equatable {
    public let name: String
    public let kind: Kind

    public enum Kind: Sendable, Equatable {
      case numbers(Int)
      /// No word is the empty one.
      case word
    }

    public init(_ name: String, _ kind: Kind) {
      self.name = name
      self.kind = kind
    }
  }

  /// What a graph answers about a row.
  public struct Output: Sendable {
    public let name: String
    let node: Node
    let isTruth: Bool

    public init(_ name: String, _ numbers: Numbers) {
      self.name = name
      node = numbers.node
      isTruth = false
    }

    public init(_ name: String, _ truths: Truths) {
      self.name = name
      node = truths.node
      isTruth = true
    }
  }

  /// A step with the places of those that it needs.
  struct Step: Sendable {
    let operation: Operation
    let operands: [Int]
    let width: Int
  }

  /// Where the value of each output stands among the steps.
  let places: [Int]

  public init(inputs: [Input], outputs: [Output]) {
    var order = Order()
    places = outputs.map { order.place(of: $0.node) }
    self.inputs = inputs
    self.outputs = outputs
    steps = order.steps
  }

  /// Steps in the order in which they can be taken, each once.
  private struct Order {
    var steps: [Step] = []
    private var known: [ObjectIdentifier: Int] = [:]

    mutating func place(of node: Node) -> Int {
      if let place = known[ObjectIdentifier(node)] { return place }
      let operands = node.operands.map { place(of: $0) }
      steps.append(Step(operation: node.operation, operands: operands, width: node.width))
      known[ObjectIdentifier(node)] = steps.count - 1
      return steps.count - 1
    }
  }
}

extension Numbers {
  /// The numbers of the input at `place` among those of the graph.
  public init(input place: Int, width: Int) { self.init(.numbers(input: place), width: width) }
}

/// What a graph cannot say.
public struct GraphError: Error, Equatable, CustomStringConvertible {
  /// What cannot be said and why, as part of a sentence.
  public let description: String

  public init(_ description: String) { self.description = description }
}
