public import Formats
public import Vocabulary

extension Description {
  /// The description as a program reads it; what is undefined is null.
  public var json: JSON {
    .object([
      ("name", .text(name)), ("rows", .integer(rows)), ("columns", .list(columns.map(\.json))),
      ("duplicates", .integer(duplicates)), ("labels", labels?.json ?? .null),
      (
        "times",
        times.map { .list([.text(Moment.text($0.lowerBound)), .text(Moment.text($0.upperBound))]) }
          ?? .null
      ),
      ("groups", groups.map(JSON.integer) ?? .null), ("provenance", provenance.json),
      ("fingerprint", .text(fingerprint.description)),
    ])
  }
}

extension ColumnDescription {
  var json: JSON {
    .object([
      ("name", .text(name)), ("type", .text(type.rawValue)), ("missing", .integer(missing)),
      ("distinct", .integer(distinct)),
      ("range", range.flatMap(Self.json) ?? .null), ("mean", JSON(mean.number.finite)),
      ("most_frequent", JSON(mostFrequent)),
    ])
  }

  private static func json(_ range: ClosedRange<Double>) -> JSON? {
    guard range.lowerBound.isFinite, range.upperBound.isFinite else { return nil }
    return JSON([range.lowerBound, range.upperBound])
  }
}

extension LabelDescription {
  var json: JSON {
    .object([
      ("anomalies", .integer(anomalies)), ("ordinary", .integer(ordinary)),
      ("unknown", .integer(unknown)), ("contamination", JSON(contamination.number)),
      ("kinds", .object(kinds.map { (key: $0, value: .integer($1)) })),
    ])
  }
}

extension Provenance {
  /// The provenance as a record keeps it.
  public var json: JSON {
    .object([
      ("origin", .text(origin.description)),
      (
        "sources",
        .list(
          sources.map {
            .object([
              ("path", .text($0.path)), ("bytes", .integer($0.bytes)), ("sha256", .text($0.sha256)),
            ])
          })
      ),
      ("terms", JSON(terms)), ("conversions", JSON(conversions)), ("notes", JSON(notes)),
    ])
  }
}

extension Double? {
  /// The number unless it is without bound, for which JSON has no spelling.
  fileprivate var finite: Double? { flatMap { $0.isFinite ? $0 : nil } }
}
