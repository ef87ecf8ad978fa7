import SwiftSyntax

extension MutationFinder {
  /// A condition is turned round, or no longer asked.
  func mistakes(in node: ConditionElementSyntax) {
    guard case .expression(let condition) = node.condition else { return }
    negate(condition)
    guard let list = node.parent?.as(ConditionElementListSyntax.self), let owner = list.parent
    else { return }
    if owner.is(GuardStmtSyntax.self) || list.count > 1 {
      add(.term, condition, .always, "\(condition.brief) → true")
    } else if let branch = owner.as(IfExprSyntax.self), branch.elseBody == nil {
      add(.term, condition, .never, "if \(condition.brief) → if false")
    }
  }

  func mistakes(in node: WhereClauseSyntax) {
    negate(node.condition)
    add(.term, node.condition, .always, "where \(node.condition.brief) → where true")
  }

  /// Comparisons and what is negated already are turned round elsewhere.
  private func negate(_ condition: ExprSyntax) {
    if condition.is(PrefixOperatorExprSyntax.self) { return }
    if let infix = condition.as(InfixOperatorExprSyntax.self) {
      let sign = infix.operator.source
      guard sign == "&&" || sign == "||" else { return }
    }
    add(.condition, condition, .negated, "\(condition.brief) → !(\(condition.brief))")
  }

  /// A statement that is left out: a call for what it does, or an assignment.
  func mistakes(in node: CodeBlockItemSyntax) {
    guard case .expr(var statement) = node.item else { return }
    if let tried = statement.as(TryExprSyntax.self) { statement = tried.expression }
    let isDropped: Bool
    if let call = statement.as(FunctionCallExprSyntax.self) {
      isDropped =
        !Self.unobservable.contains(call.calledName) && call.calledName != "init"
        && !node.isValueOfItsBody
    } else if let change = statement.as(InfixOperatorExprSyntax.self) {
      isDropped =
        change.isAssignment && !change.leftOperand.is(DiscardAssignmentExprSyntax.self)
        && !node.setsUpItsValue
    } else {
      isDropped = false
    }
    if isDropped { add(.statement, node, .skipped, "\(node.brief) → left out") }
  }
}

extension CodeBlockItemSyntax {
  /// Whether this stands alone in a body whose value it may be.
  fileprivate var isValueOfItsBody: Bool {
    guard let list = parent?.as(CodeBlockItemListSyntax.self), list.count == 1 else { return false }
    guard let body = list.parent else { return true }
    if body.is(ClosureExprSyntax.self) || body.is(AccessorBlockSyntax.self) { return true }
    guard let owner = body.parent else { return false }
    if let function = owner.as(FunctionDeclSyntax.self) { return !function.returnsNothing }
    return owner.is(AccessorDeclSyntax.self)
  }

  /// Whether this is in an initializer, where leaving out an assignment leaves out a value.
  fileprivate var setsUpItsValue: Bool {
    var node = parent
    while let current = node {
      if current.is(InitializerDeclSyntax.self) { return true }
      if current.is(ClosureExprSyntax.self) || current.is(FunctionDeclSyntax.self) { return false }
      node = current.parent
    }
    return false
  }
}

extension InfixOperatorExprSyntax {
  fileprivate var isAssignment: Bool {
    if self.operator.is(AssignmentExprSyntax.self) { return true }
    return ["+=", "-=", "*=", "/=", "%=", "|=", "&=", "^=", "&+=", "&-="].contains(
      self.operator.source)
  }
}
