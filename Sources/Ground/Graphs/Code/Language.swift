/// A language in which a graph can be said as a program of one file, that needs no other.
public enum Language: String, Sendable, CaseIterable {
  case c, javaScript, swift

  /// How the names of its files end.
  public var ending: String {
    switch self {
    case .c: "c"
    case .javaScript: "mjs"
    case .swift: "swift"
    }
  }

  var syntax: any Syntax.Type {
    switch self {
    case .c: CSyntax.self
    case .javaScript: JavaScriptSyntax.self
    case .swift: SwiftSyntax.self
    }
  }
}

extension Graph {
  /// The graph as a program of one file, which scores a row at a time.
  ///
  /// - Parameters:
  ///   - columns: What a row has, in the order in which the inputs take it.
  ///   - title: What the program is, for whoever reads it; a line.
  public func program(in language: Language, columns: [Column], title: String) -> String {
    language.syntax.program(
      Program(
        code: Code(self), columns: columns, title: title, settings: settings,
        outputs: outputs.map { ($0.name, $0.isTruth) }))
  }

  /// What a row has under a name.
  public struct Column: Sendable, Equatable {
    public let name: String
    public let isWord: Bool

    public init(_ name: String, isWord: Bool) {
      self.name = name
      self.isWord = isWord
    }
  }

  private var settings: [(name: String, value: Double)] {
    steps.compactMap { step in
      if case .setting(let name, let value) = step.operation { (name, Double(value)) } else { nil }
    }
  }
}

/// What a language has to say.
struct Program {
  let code: Code
  let columns: [Graph.Column]
  let title: String
  let settings: [(name: String, value: Double)]
  let outputs: [(name: String, isTruth: Bool)]

  /// The answers with what they are.
  var answers: [(name: String, isTruth: Bool, value: Expression)] {
    zip(outputs, code.outputs).map { ($0.name, $0.isTruth, $1) }
  }

  func names(ofWords areWords: Bool) -> [String] {
    columns.filter { $0.isWord == areWords }.map(\.name)
  }
}
