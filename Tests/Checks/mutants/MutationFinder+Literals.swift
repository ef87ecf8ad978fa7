import SwiftSyntax

extension MutationFinder {
  func mistakes(in node: IntegerLiteralExprSyntax) {
    let digits = node.literal.text
    guard let value = Int(digits.filter { $0 != "_" }) else { return }
    replace(.step, node, by: "\(value + 1)")
    if value > 0 { replace(.step, node, by: "\(value - 1)") }
  }

  func mistakes(in node: FloatLiteralExprSyntax) {
    let digits = node.literal.text
    replace(
      .constant, node, by: Double(digits.filter { $0 != "_" }) == 0 ? "1.0" : "2 * \(digits)")
  }

  func mistakes(in node: BooleanLiteralExprSyntax) {
    replace(.constant, node, by: node.literal.text == "true" ? "false" : "true")
  }

  /// A key or a name is misspelt, and two neighbors in a sentence change places.
  func mistakes(in node: StringLiteralExprSyntax) {
    if let word = node.representedLiteralValue, word.wholeMatch(of: /[a-z][a-z0-9_.-]+/) != nil {
      replace(.constant, node, by: "\"\(word)?\"")
    }
    let inserted = node.segments.compactMap { $0.as(ExpressionSegmentSyntax.self)?.expressions }
    swapNeighbors(inserted.map { Syntax($0) }, in: node)
  }

  /// A literal becomes another; what is around it tells it from others of the line.
  private func replace(_ kind: Kind, _ node: some ExprSyntaxProtocol, by other: String) {
    var around = Syntax(node)
    while let parent = around.parent, around.bytes == node.bytes || around.isItem {
      around = parent
    }
    let before = source.text(around.bytes.lowerBound..<node.bytes.lowerBound).oneLine
    let after = source.text(node.bytes.upperBound..<around.bytes.upperBound).oneLine
    let start = before.count > 30 ? "…\(before.suffix(30))" : before
    let end = after.count > 30 ? "\(after.prefix(30))…" : after
    add(
      kind, node, .replaced(by: other),
      "\(start)\(node.source)\(end) → \(start)\(other)\(end)")
  }

  func mistakes(in node: ArrayExprSyntax) {
    let type = node.parent?.parent?.as(PatternBindingSyntax.self)?.typeAnnotation?.type.source
    if type?.hasPrefix("Set") != true {
      swapNeighbors(node.elements.map { Syntax($0.expression) }, in: node)
    }
    if let last = node.elements.last, node.elements.count > 1 {
      add(
        .term, node, at: last,
        .replaced(by: source.text(of: node, with: [(Syntax(last), "")])),
        "the last of \(node.elements.count), \(last.expression.brief) → left out")
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
  /// Whether this is a member of a list that has no name there.
  fileprivate var isItem: Bool {
    if let argument = self.as(LabeledExprSyntax.self) { return argument.label == nil }
    return self.is(ArrayElementSyntax.self)
  }

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
