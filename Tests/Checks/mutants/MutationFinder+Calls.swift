import SwiftSyntax

extension MutationFinder {
  /// Two names for the same thing at the other end.
  private static let ends: [String: String] = {
    let pairs = [
      ("first", "last"), ("firstIndex", "lastIndex"), ("removeFirst", "removeLast"),
      ("popFirst", "popLast"), ("dropFirst", "dropLast"), ("prefix", "suffix"),
      ("hasPrefix", "hasSuffix"), ("startIndex", "endIndex"), ("lowerBound", "upperBound"),
      ("lower", "upper"),
    ]
    return Dictionary(uniqueKeysWithValues: pairs + pairs.map { ($0.1, $0.0) })
  }()

  private static let extremes = ["min": "max", "max": "min"]

  func mistakes(in node: FunctionCallExprSyntax) {
    if let name = node.calledToken { rename(name, in: node) }
    if Self.extremes[node.calledName] == nil {
      swapNeighbors(node.arguments.map { Syntax($0.expression) }, in: node)
    }
    for argument in node.arguments {
      guard let order = argument.expression.as(DeclReferenceExprSyntax.self)?.baseName,
        let other = ["<": ">", ">": "<"][order.text]
      else { continue }
      add(
        .comparison, node, at: order,
        .replaced(by: source.text(of: node, with: [(Syntax(order), other)])),
        "\(node.calledName)(\(argument.brief)) → \(other)")
    }
  }

  /// A property; the name of a called method belongs to its call.
  func mistakes(in node: MemberAccessExprSyntax) {
    let isCalled = node.parent?.as(FunctionCallExprSyntax.self)?.calledExpression.id == node.id
    guard !isCalled, node.base != nil else { return }
    rename(node.declName.baseName, in: node)
  }

  private func rename(_ name: TokenSyntax, in node: some SyntaxProtocol) {
    func change(_ kind: Kind, to other: String) {
      add(
        kind, node, at: name, .replaced(by: source.text(of: node, with: [(Syntax(name), other)])),
        "\(node.brief) → \(other)")
    }
    if let other = Self.ends[name.text] { change(.end, to: other) }
    if let other = Self.extremes[name.text] { change(.extreme, to: other) }
  }
}

extension FunctionCallExprSyntax {
  /// The name that is called, of whatever it is called on.
  var calledToken: TokenSyntax? {
    if let member = calledExpression.as(MemberAccessExprSyntax.self) {
      return member.base == nil ? nil : member.declName.baseName
    }
    return calledExpression.as(DeclReferenceExprSyntax.self)?.baseName
  }

  var calledName: String { calledToken?.text ?? "" }
}
