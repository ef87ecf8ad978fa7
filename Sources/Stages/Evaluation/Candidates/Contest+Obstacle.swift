import Scoring

extension Contest {
  /// Why there is no contest over some heats, or none by this metric.
  public static func obstacle(_ heats: [Heat], by metric: HeatMetric) -> String {
    for heat in heats {
      for scores in heat.scores {
        do {
          if let reason = metric.reason(try Ranking(scores, heat.labels)) { return reason }
        } catch { return error.description }
      }
    }
    let units = HeatUnits(heats)
    let kind = units.areGroups ? "groups" : "rows"
    return
      "\(units.strange.count) \(kind) hold an anomaly and \(units.holdingOrdinary) an ordinary row, "
      + "and with fewer than three of either a change cannot be told from chance"
  }
}
