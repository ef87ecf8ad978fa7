import SwiftSyntax

extension MutationFinder {
  func mistakes(in node: IntegerLiteralExprSyntax) {
    let digits = node.literal.text
    guard let value = Int(digits.filter { $0 != "_" }) else { return }
    add(.step, node, .replaced(by: "\(value + 1)"), "\(digits) → \(value + 1)")
    if value > 0 { add(.step, node, .replaced(by: "\(value - 1)"), "\(digits) → \(value - 1)") }
  }

  func mistakes(in node: FloatLiteralExprSyntax) {
    let digits = node.literal.text
    let other = Double(digits.filter { $0 != "_" }) == 0 ? "1.0" : "2 * \(digits)"
    add(.constant, node, .replaced(by: other), "\(digits) → \(other)")
  }

  func mistakes(in node: BooleanLiteralExprSyntax) {
    let other = node.literal.text == "true" ? "false" : "true"
    add(.constant, node, .replaced(by: other), "\(node.literal.text) → \(other)")
  }

  /// A key or a name is misspelt, and two neighbors in a sentence change places.
  func mistakes(in node: StringLiteralExprSyntax) {
    if let word = node.representedLiteralValue, word.wholeMatch(of: /[a-z][a-z0-9_.-]+/) != nil {
      add(.constant, node, .replaced(by: "\"\(word)?\""), "\"\(word)\" → \"\(word)?\"")
    }
    let inserted = node.segments.compactMap { $0.as(ExpressionSegmentSyntax.self)?.expressions }
    swapNeighbors(inserted.map { Syntax($0) }, in: node)
  }

  func mistakes(in node: ArrayExprSyntax) {
    let elements = node.elements.map { Syntax($0.expression) }
    swapNeighbors(elements, in: node)
    if let last = node.elements.last, elements.count > 1 {
      add(
        .term, node, at: last,
        .replaced(by: source.text(of: node, with: [(Syntax(last), "")])),
        "the last of \(elements.count), \(last.expression.brief) → left out")
    }
  }

  func mistakes(in node: DictionaryExprSyntax) {
    guard case .elements(let elements) = node.content else { return }
    swapNeighbors(elements.map { Syntax($0.value) }, in: node)
  }

  func mistakes(in node: TupleExprSyntax) {
    guard node.elements.count > 1, !node.isAssignedTo else { return }
    swapNeighbors(node.elements.map { Syntax($0.expression) }, in: node)
  }

  /// Each two neighbors in `node` change places.
  func swapNeighbors(_ members: [Syntax], in node: some SyntaxProtocol) {
    for (one, other) in zip(members, members.dropFirst())
    where one.source != other.source && one.couldBe(other) {
      add(
        .swap, node, at: one,
        .replaced(
          by: source.text(of: node, with: [(one, other.source), (other, one.source)])),
        "\(one.brief), \(other.brief) → \(other.brief), \(one.brief)")
    }
  }
}

extension TupleExprSyntax {
  fileprivate var isAssignedTo: Bool {
    guard let change = parent?.as(InfixOperatorExprSyntax.self) else { return false }
    return change.operator.is(AssignmentExprSyntax.self) && change.leftOperand.id == id
  }
}

extension Syntax {
  /// Whether nothing in the writing says that this and `other` are of different types.
  fileprivate func couldBe(_ other: Syntax) -> Bool {
    let kinds: Set<SyntaxKind> = [
      .stringLiteralExpr, .integerLiteralExpr, .floatLiteralExpr, .booleanLiteralExpr,
      .arrayExpr, .dictionaryExpr, .nilLiteralExpr, .closureExpr, .inOutExpr, .keyPathExpr,
    ]
    if kind == .closureExpr || kind == .inOutExpr || other.kind == .inOutExpr { return false }
    return kind == other.kind || !(kinds.contains(kind) || kinds.contains(other.kind))
  }
}
