import Artifacts
public import Formats
import Vocabulary

extension ScoreContrast {
  /// All of it, for programs.
  public var json: JSON {
    [
      "rows": JSON(rows), "verdicts": verdicts?.json ?? .null, "tiers": .list(tiers.map(\.json)),
      "ranks": ranks?.json ?? .null,
    ]
  }
}

extension VerdictContrast {
  fileprivate var json: JSON {
    [
      "both_alarm": JSON(both), "only_first_alarms": JSON(firstAlone),
      "only_second_alarms": JSON(secondAlone), "neither_alarms": JSON(neither),
    ]
  }
}

extension TierMove {
  fileprivate var json: JSON {
    ["first": JSON(ends.from), "second": JSON(ends.to), "rows": JSON(rows)]
  }
}

extension RankContrast {
  fileprivate var json: JSON {
    [
      "rows": JSON(rows), "drawn": JSON(areDrawn), "correlation": correlation.json,
      "shift": [
        "median": .number(usualShift), "of_95_percent": .number(largeShift),
        "largest": .number(largestShift),
      ],
      "furthest": .list(furthest.map(\.json)),
    ]
  }
}

extension RankContrast.Row {
  fileprivate var json: JSON {
    [
      "row": JSON(row.number), "id": JSON(row.id), "first": row.first.json(at: firstPlace),
      "second": row.second.json(at: secondPlace),
    ]
  }
}

extension RowView {
  fileprivate func json(at place: Double) -> JSON {
    [
      "score": score.isFinite ? .number(score) : .null, "place": .number(place),
      "alarm": isAlarm.map { JSON($0) } ?? .null, "tier": JSON(tier),
    ]
  }
}
