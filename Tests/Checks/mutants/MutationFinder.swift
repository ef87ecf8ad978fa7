import SwiftOperators
import SwiftParser
import SwiftSyntax

/// Finds every mutation of a file; those that the compiler refuses are sorted out by building.
final class MutationFinder: SyntaxVisitor {
  private let room: String
  private let file: String
  let source: SourceText
  private var found: [Mutation] = []

  private init(_ room: String, _ file: String, _ source: SourceText) {
    self.room = room
    self.file = file
    self.source = source
    super.init(viewMode: .sourceAccurate)
  }

  static func mutations(of bytes: [UInt8], file: String, room: String) -> [Mutation] {
    let tree = Parser.parse(source: String(decoding: bytes, as: UTF8.self))
    let finder = MutationFinder(room, file, SourceText(bytes))
    finder.walk(OperatorTable.standardOperators.foldAll(tree) { _ in })
    var seen: [String: Int] = [:]
    return finder.found.map { mutation in
      var mutation = mutation
      let words = "\(mutation.text)\n\(mutation.change)"
      mutation.occurrence = seen[words, default: 0]
      seen[words, default: 0] += 1
      return mutation
    }
  }

  /// Keeps a mutation of `node`.
  ///
  /// - Parameter anchor: What stands on the line that the mutation is known by, if not the node's start.
  func add(
    _ kind: Kind, _ node: some SyntaxProtocol, at anchor: (any SyntaxProtocol)? = nil,
    _ form: Mutation.Form, _ change: String
  ) {
    add(kind, node.bytes, at: (anchor?.bytes ?? node.bytes).lowerBound, form, change)
  }

  func add(
    _ kind: Kind, _ range: Range<Int>, at anchor: Int, _ form: Mutation.Form, _ change: String
  ) {
    let line = source.line(at: anchor)
    found.append(
      Mutation(
        kind: kind, room: room, file: file, line: line, text: source.trimmedLine(line),
        change: change, range: range, form: form))
  }

  // What is not code that runs, and contracts that no caller breaks.

  override func visit(_: AttributeSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_: ImportDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_: EnumCaseDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_: IfConfigDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_: ExpressionPatternSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_: KeyPathExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_: GenericArgumentClauseSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_: GenericWhereClauseSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_: TypeAnnotationSyntax) -> SyntaxVisitorContinueKind { .skipChildren }

  /// Calls whose arguments nobody outside can observe.
  static let unobservable: Set<String> = [
    "precondition", "preconditionFailure", "fatalError", "assert", "assertionFailure",
    "reserveCapacity", "withExtendedLifetime",
  ]

  // What is: each hands its node to the file that knows its mistakes.

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    if Self.unobservable.contains(node.calledName) { return .skipChildren }
    mistakes(in: node)
    return .visitChildren
  }

  override func visit(_ node: InfixOperatorExprSyntax) -> SyntaxVisitorContinueKind {
    mistakes(in: node)
    return .visitChildren
  }

  override func visit(_ node: PrefixOperatorExprSyntax) -> SyntaxVisitorContinueKind {
    mistakes(in: node)
    return .visitChildren
  }

  override func visit(_ node: TernaryExprSyntax) -> SyntaxVisitorContinueKind {
    mistakes(in: node)
    return .visitChildren
  }

  override func visit(_ node: IntegerLiteralExprSyntax) -> SyntaxVisitorContinueKind {
    mistakes(in: node)
    return .skipChildren
  }

  override func visit(_ node: FloatLiteralExprSyntax) -> SyntaxVisitorContinueKind {
    mistakes(in: node)
    return .skipChildren
  }

  override func visit(_ node: BooleanLiteralExprSyntax) -> SyntaxVisitorContinueKind {
    mistakes(in: node)
    return .skipChildren
  }

  override func visit(_ node: StringLiteralExprSyntax) -> SyntaxVisitorContinueKind {
    mistakes(in: node)
    return .visitChildren
  }

  override func visit(_ node: MemberAccessExprSyntax) -> SyntaxVisitorContinueKind {
    mistakes(in: node)
    return .visitChildren
  }

  override func visit(_ node: ArrayExprSyntax) -> SyntaxVisitorContinueKind {
    mistakes(in: node)
    return .visitChildren
  }

  override func visit(_ node: DictionaryExprSyntax) -> SyntaxVisitorContinueKind {
    mistakes(in: node)
    return .visitChildren
  }

  override func visit(_ node: TupleExprSyntax) -> SyntaxVisitorContinueKind {
    mistakes(in: node)
    return .visitChildren
  }

  override func visit(_ node: ConditionElementSyntax) -> SyntaxVisitorContinueKind {
    mistakes(in: node)
    return .visitChildren
  }

  override func visit(_ node: WhereClauseSyntax) -> SyntaxVisitorContinueKind {
    mistakes(in: node)
    return .visitChildren
  }

  override func visit(_ node: CodeBlockItemSyntax) -> SyntaxVisitorContinueKind {
    mistakes(in: node)
    return .visitChildren
  }

  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
    mistakes(in: node)
    return .visitChildren
  }

  override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind {
    mistakes(in: node)
    return .visitChildren
  }

  override func visit(_ node: PatternBindingSyntax) -> SyntaxVisitorContinueKind {
    mistakes(in: node)
    return .visitChildren
  }
}
