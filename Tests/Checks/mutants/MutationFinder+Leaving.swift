import SwiftSyntax

extension MutationFinder {
  func mistakes(in node: FunctionDeclSyntax) {
    guard let body = node.body else { return }
    let type = node.signature.returnClause?.type
    leave(body.statements, returning: node.returnsNothing ? [""] : values(of: type), node.name)
  }

  func mistakes(in node: InitializerDeclSyntax) {
    guard let body = node.body, node.optionalMark != nil else { return }
    leave(body.statements, returning: ["nil"], node.initKeyword)
  }

  /// A property that is computed.
  func mistakes(in node: PatternBindingSyntax) {
    guard let name = node.pattern.as(IdentifierPatternSyntax.self)?.identifier else { return }
    let results = values(of: node.typeAnnotation?.type)
    switch node.accessorBlock?.accessors {
    case .getter(let statements): leave(statements, returning: results, name)
    case .accessors(let list):
      for accessor in list where accessor.accessorSpecifier.text == "get" {
        if let body = accessor.body { leave(body.statements, returning: results, name) }
      }
    default: break
    }
  }

  /// A body that is left before it has done anything.
  private func leave(
    _ statements: CodeBlockItemListSyntax, returning values: [String], _ name: TokenSyntax
  ) {
    guard let first = statements.first else { return }
    for value in values where first.source != value && first.source != "return \(value)" {
      let isExpression = !value.isEmpty && statements.count == 1 && first.isExpression
      let start = first.bytes.lowerBound
      add(
        .leave, isExpression ? first.bytes : start..<start, at: name.bytes.lowerBound,
        .left(returning: value, isExpression: isExpression),
        "\(name.text) → left at once" + (value.isEmpty ? "" : " with \(value)"))
    }
  }

  /// The plainest values of a type, as far as its name tells them.
  private func values(of type: TypeSyntax?) -> [String] {
    guard let type else { return [] }
    if type.is(OptionalTypeSyntax.self) { return ["nil"] }
    if type.is(ArrayTypeSyntax.self) { return ["[]"] }
    if type.is(DictionaryTypeSyntax.self) { return ["[:]"] }
    switch type.source {
    case "Bool": return ["false", "true"]
    case "String": return ["\"\""]
    case "Int", "Double", "Float": return ["0"]
    default: return []
    }
  }
}

extension FunctionDeclSyntax {
  var returnsNothing: Bool {
    guard let type = signature.returnClause?.type.source else { return true }
    return type == "Void" || type == "()"
  }
}

extension CodeBlockItemSyntax {
  /// Whether this can be the value of the body in which it stands alone.
  fileprivate var isExpression: Bool {
    switch item {
    case .expr: return true
    case .stmt(let statement):
      guard statement.is(ExpressionStmtSyntax.self) else { return false }
      let search = ReturnSearch(viewMode: .sourceAccurate)
      search.walk(statement)
      return !search.found
    default: return false
    }
  }
}

/// Looks for a `return` of the body itself.
private final class ReturnSearch: SyntaxVisitor {
  private(set) var found = false

  override func visit(_: ReturnStmtSyntax) -> SyntaxVisitorContinueKind {
    found = true
    return .skipChildren
  }

  override func visit(_: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
}
