/// Words in a row, some of them set off: `"Trial \(code: id)"`.
public struct Prose: Sendable, Equatable {
  public private(set) var pieces: [Piece] = []

  public enum Piece: Sendable, Equatable {
    case plain(String)
    /// A name that is typed as it stands: of a trial, a run, a file.
    case code(String)
    case strong(String)
    case emphasis(String)
  }

  public init(_ text: String) { add(.plain(text)) }

  /// The words alone.
  public var text: String {
    pieces.map { piece in
      switch piece {
      case .plain(let text), .code(let text), .strong(let text), .emphasis(let text): text
      }
    }.joined()
  }

  private mutating func add(_ piece: Piece) {
    switch (pieces.last, piece) {
    case (_, .plain("")): break
    case (.plain(let before)?, .plain(let text)):
      pieces[pieces.count - 1] = .plain(before + text)
    default: pieces.append(piece)
    }
  }
}

extension Prose: ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) { self.init(text) }
  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.prose }

  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var prose = Prose("")

    public init(literalCapacity: Int, interpolationCount: Int) {}
    public mutating func appendLiteral(_ text: String) { prose.add(.plain(text)) }
    public mutating func appendInterpolation(_ text: String) { prose.add(.plain(text)) }
    public mutating func appendInterpolation(_ number: Int) { prose.add(.plain("\(number)")) }
    public mutating func appendInterpolation(code: String) { prose.add(.code(code)) }
    public mutating func appendInterpolation(strong: String) { prose.add(.strong(strong)) }
    public mutating func appendInterpolation(emphasis: String) { prose.add(.emphasis(emphasis)) }
    public mutating func appendInterpolation(_ other: Prose) {
      for piece in other.pieces { prose.add(piece) }
    }
  }
}
