import SwiftSyntax

extension MutationFinder {
  /// What each comparison may be taken for: the border first, then the direction.
  private static let comparisons = [
    "<": ["<=", ">"], "<=": ["<", ">="], ">": [">=", "<"], ">=": [">", "<="], "==": ["!="],
    "!=": ["=="], "===": ["!=="], "!==": ["==="],
  ]

  private static let arithmetic = [
    "+": "-", "-": "+", "*": "/", "/": "*", "%": "/", "&+": "&-", "&-": "&+", "&*": "&+",
    "<<": ">>", ">>": "<<", "&<<": "&>>", "&>>": "&<<", "&": "|", "|": "&", "^": "&",
    "+=": "-=", "-=": "+=", "*=": "/=", "/=": "*=",
  ]

  func mistakes(in node: InfixOperatorExprSyntax) {
    guard let sign = node.operator.as(BinaryOperatorExprSyntax.self)?.operator else { return }
    let (left, right) = (node.leftOperand, node.rightOperand)
    /// Another sign between the same operands.
    func change(_ kind: Kind, to other: String) {
      add(
        kind, node, at: sign, .replaced(by: source.text(of: node, with: [(Syntax(sign), other)])),
        "\(left.brief) \(sign.text) \(right.brief) → \(left.brief) \(other) \(right.brief)")
    }
    /// One of the operands alone.
    func keep(_ kind: Kind, _ operand: ExprSyntax, mark: String = "") {
      add(
        kind, node, at: sign,
        .replaced(by: mark.isEmpty ? operand.source : "(\(operand.source))\(mark)"),
        "\(left.brief) \(sign.text) \(right.brief) → \(operand.brief)\(mark)")
    }
    for other in Self.comparisons[sign.text] ?? [] { change(.comparison, to: other) }
    if let other = Self.arithmetic[sign.text], !left.isText, !right.isText {
      change(.arithmetic, to: other)
    }
    switch sign.text {
    case "&&", "||", "+", "*":
      keep(.term, left)
      keep(.term, right)
    case "-", "/", "%": keep(.term, left)
    case "??":
      keep(.fallback, right)
      keep(.fallback, left, mark: "!")
    case "..<", "...":
      guard !right.is(IntegerLiteralExprSyntax.self) else { return }
      let step = sign.text == "..<" ? "+ 1" : "- 1"
      add(
        .step, node, at: sign,
        .replaced(
          by: source.text(of: node, with: [(Syntax(right), "(\(right.source)) \(step)")])),
        "\(left.brief)\(sign.text)\(right.brief) → \(left.brief)\(sign.text)(\(right.brief)) \(step)"
      )
    default: break
    }
  }

  func mistakes(in node: PrefixOperatorExprSyntax) {
    switch node.operator.text {
    case "!": add(.condition, node, .negated, "\(node.brief) → \(node.expression.brief)")
    case "-" where !node.expression.is(IntegerLiteralExprSyntax.self):
      add(
        .arithmetic, node, .replaced(by: node.expression.source),
        "\(node.brief) → \(node.expression.brief)")
    default: break
    }
  }

  func mistakes(in node: TernaryExprSyntax) {
    let (yes, no) = (node.thenExpression, node.elseExpression)
    add(
      .branch, node.condition, at: node.questionMark, .negated,
      "\(node.condition.brief) ? \(yes.brief) : \(no.brief) → ? \(no.brief) : \(yes.brief)")
  }
}

extension ExprSyntax {
  /// Whether this is plainly no number, so that no arithmetic but `+` is meant.
  var isText: Bool {
    if let sum = self.as(InfixOperatorExprSyntax.self) {
      return sum.leftOperand.isText || sum.rightOperand.isText
    }
    return self.is(StringLiteralExprSyntax.self) || self.is(ArrayExprSyntax.self)
  }
}
