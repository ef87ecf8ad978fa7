public import Vocabulary

/// What the columns of a table seem to mean, each with the reason: a guess, for a person to look at.
public struct ColumnMeanings: Sendable, Equatable {
  /// A column, and why it is taken for what it is taken for, as it ends a sentence.
  public struct Finding: Sendable, Equatable {
    public let column: String
    public let why: String
  }

  /// What a column may be beside a feature.
  public enum Role: String, Sendable, CaseIterable {
    case label, time, group, id
  }

  /// What a person said of the columns, before which guesses stand back.
  public enum Said: Sendable, Equatable {
    case column(String)
    /// No column is that.
    case nothing
  }

  public let label: LabelGuess?
  public let time: TimeGuess?
  public let group: Finding?
  public let id: Finding?
  /// The columns that would tell what is to be found, or tell nothing, and are better left out.
  public let leftOut: [Finding]
  /// The columns that stay and should be looked at.
  public let doubts: [Finding]

  /// Looks at all columns of a table.
  ///
  /// - Parameter said: What is known of a role and not to be guessed.
  public init(of table: Table, _ said: [Role: Said] = [:]) {
    var rest = table.columns
    /// The column of a role: what was said, else what `guess` finds among those that have no role yet.
    func settle<Guess>(
      _ role: Role, stated: (Column) -> Guess?, guess: ([Column]) -> Guess?,
      name: (Guess) -> String
    ) -> Guess? {
      let found: Guess? =
        switch said[role] {
        case .nothing: nil
        case .column(let name): rest.first { $0.name == name }.flatMap(stated)
        case nil:
          guess(rest.filter { column in !said.values.contains(.column(column.name)) })
        }
      if let found { rest.removeAll { $0.name == name(found) } }
      return found
    }
    label = settle(
      .label, stated: { LabelGuess(stated: $0) }, guess: { LabelGuess(among: $0) }, name: \.column)
    time = settle(
      .time, stated: { TimeGuess(stated: $0) }, guess: { TimeGuess(among: $0) }, name: \.column)
    group = settle(
      .group, stated: Finding.init(statedGroup:), guess: Finding.group, name: \.column)
    id = settle(.id, stated: Finding.init(statedID:), guess: Finding.id, name: \.column)
    let labels = label.flatMap { guess in
      table.column(named: guess.column).flatMap(guess.labels)
    }
    let leaks = Leaks(Table(rows: table.rows, columns: rest), labels: labels)
    (leftOut, doubts) = (leaks.leftOut, leaks.doubts)
  }

  /// The column of a role, and why it has it.
  public func finding(_ role: Role) -> Finding? {
    switch role {
    case .label: label.map { Finding(column: $0.column, why: $0.why) }
    case .time: time.map { Finding(column: $0.column, why: $0.why) }
    case .group: group
    case .id: id
    }
  }
}

extension Column {
  /// Whether each row has a value.
  var isComplete: Bool { firstMissing == nil }
}
