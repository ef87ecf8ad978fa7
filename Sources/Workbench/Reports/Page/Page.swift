public import Formats

/// A report as a value: what it says, and nothing of how it looks.
///
/// It is made by `Page(RunContent)` or `Page(ThresholdAdvice, of:)` and shown by the formats of `Formats.all`.
public struct Page: Sendable, Equatable {
  public let title: String
  /// What sort of report it is: `Experiment`.
  public let kind: String
  public let sections: [Section]
  /// The record that it shows, as programs read it.
  public let record: JSON

  public init(title: String, kind: String, sections: [Section], record: JSON) {
    self.title = title
    self.kind = kind
    self.sections = sections
    self.record = record
  }

  /// A part of a page under a heading.
  public struct Section: Sendable, Equatable {
    /// The name by which a link finds it.
    public let id: String
    /// `nil` for the part that the page is there for, which stands right below the title.
    public let title: String?
    public let blocks: [Block]

    public init(_ id: String, _ title: String?, _ blocks: [Block]) {
      self.id = id
      self.title = title
      self.blocks = blocks
    }

    /// The blocks of formats that draw nothing.
    var told: [Block] {
      blocks.filter { block in
        switch block {
        case .plot(let plot): !plot.isOnlyDrawn
        case .ranks(let ranks): !ranks.groups.isEmpty
        default: true
        }
      }
    }
  }

  /// A number under its name, and what is to be known of it.
  public struct Fact: Sendable, Equatable {
    public let name: String
    public let cell: Cell
    /// In a few words: `false-positive rate ≤ 0.010, 95 % sure`.
    public let beside: String?

    public init(_ name: String, _ cell: Cell, beside: String? = nil) {
      self.name = name
      self.cell = cell
      self.beside = beside
    }

    /// All of it but the name, in a line.
    var line: Prose {
      beside.map { "\(cell.shown.line), \($0)" } ?? cell.shown.line
    }
  }

  /// A piece of a section. Add one, and each format does not compile until it shows it.
  public enum Block: Sendable, Equatable {
    /// The sentence that a reader came for.
    case answer(Prose)
    case paragraph(Prose)
    /// Where what stands above it comes from, or what it leaves out.
    case remark(Prose)
    case list([Prose])
    case heading(String)
    /// Numbers that a reader came for, each under its name.
    case facts([Fact])
    case table(Table)
    case chart(Chart)
    case plot(Plot)
    case ranks(Ranks)
    /// A long text, as it stands, for those who want to know.
    case details(title: String, text: String)
  }
}
