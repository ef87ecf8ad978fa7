public import Formats
import Numerics
public import Vocabulary

extension Description {
  /// The description as a program reads it; what is undefined is null.
  public var json: JSON {
    let estimates: [(key: String, value: JSON?)] = [
      ("duplicates_bounds", duplicateBounds.map(JSON.init(bounds:))),
      ("groups_bounds", groupBounds.map(JSON.init(bounds:))), ("drawn", drawn?.json),
    ]
    return JSON.object([
      ("name", .text(name)), ("rows", .integer(rows)), ("columns", .list(columns.map(\.json))),
      ("duplicates", .integer(duplicates)), ("labels", labels?.json ?? .null),
      (
        "times",
        times.map { .list([.text(Moment.text($0.lowerBound)), .text(Moment.text($0.upperBound))]) }
          ?? .null
      ),
      ("groups", groups.map(JSON.integer) ?? .null), ("provenance", provenance.json),
      ("fingerprint", JSON(fingerprint?.description)),
    ]).adding(estimates)
  }
}

extension ColumnDescription {
  var json: JSON {
    JSON.object([
      ("name", .text(name)), ("type", .text(type.rawValue)), ("missing", .integer(missing)),
      ("distinct", .integer(distinct)),
      ("range", range.flatMap(Self.json) ?? .null), ("mean", JSON(mean.number.finite)),
      ("most_frequent", JSON(mostFrequent)),
    ]).adding([
      ("distinct_bounds", distinctBounds.map(JSON.init(bounds:))),
      ("most_frequent_rows", mostFrequentRows.map(JSON.init(bounds:))),
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

extension Description.Drawn {
  fileprivate var json: JSON {
    .object([("rows", .integer(rows)), ("seed", .integer(Int(clamping: seed.value)))])
  }
}

extension JSON {
  fileprivate init(bounds: ClosedRange<Int>) {
    self = .list([.integer(bounds.lowerBound), .integer(bounds.upperBound)])
  }

  /// The object with those members that there are.
  fileprivate func adding(_ members: [(key: String, value: JSON?)]) -> JSON {
    guard case .object(var all) = self else { return self }
    for (key, value) in members { if let value { all[key] = value } }
    return .object(all)
  }
}

extension Double? {
  /// The number unless it is without bound, for which JSON has no spelling.
  fileprivate var finite: Double? { flatMap { $0.isFinite ? $0 : nil } }
}
