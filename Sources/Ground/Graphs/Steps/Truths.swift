/// Answers of a row on their way through a graph.
public struct Truths: Sendable {
  let node: Node

  public var width: Int { node.width }

  fileprivate init(_ operation: Operation, of operands: [Node], width: Int) {
    node = Node(operation, of: operands, width: width)
  }

  /// Whether not.
  public static prefix func ! (truths: Truths) -> Truths {
    Truths(.negated, of: [truths.node], width: truths.width)
  }

  /// `numbers` where true, `others` elsewhere; a single value goes with each of several.
  public func choosing(_ numbers: Numbers, else others: Numbers) -> Numbers {
    let width = max(width, numbers.width, others.width)
    precondition(
      [self.width, numbers.width, others.width].allSatisfy { $0 == width || $0 == 1 },
      "\(self.width) answers do not choose among \(numbers.width) and \(others.width) numbers")
    return Numbers(.chosen, of: [node, numbers.node, others.node], width: width)
  }

  /// 1 where true, 0 elsewhere.
  public var numbers: Numbers { choosing(.constant(1), else: .constant(0)) }
}

extension Numbers {
  private func compared(_ comparison: Comparison, with other: Numbers) -> Truths {
    precondition(
      width == other.width || width == 1 || other.width == 1,
      "\(width) numbers do not meet \(other.width)")
    return Truths(
      .compared(comparison), of: [node, other.node], width: max(width, other.width))
  }

  public func isAbove(_ other: Numbers) -> Truths { compared(.isAbove, with: other) }
  public func isAtMost(_ other: Numbers) -> Truths { compared(.isAtMost, with: other) }
  public func isEqual(to other: Numbers) -> Truths { compared(.isEqual, with: other) }

  /// Whether each is no number.
  public var isMissing: Truths { Truths(.compared(.isMissing), of: [node], width: width) }
}
