import Artifacts
import Bundles
import Decisions
import Formats
import Pipelines
import Scoring
import Vocabulary
import Wording

/// What 'assay models compare' prints.
struct ContrastPage {
  let first: Side
  let second: Side
  private let contrast: ScoreContrast

  /// A model, as it was named.
  struct Side {
    let name: String
    let hash: String
    let detector: String
    let policy: String?

    init(_ name: String, _ bundle: OpenedBundle) {
      self.name = name
      hash = bundle.place.hash
      detector = bundle.pipeline.detector
      policy = bundle.pipeline.policy?.sentence
    }

    var json: JSON {
      [
        "named": .text(name), "model": .text(hash), "detector": .text(detector),
        "policy": JSON(policy),
      ]
    }

    var sentence: String {
      "\(name): model \(hash.prefix(12)), \(detector). \(policy ?? "It has no policy.")"
    }
  }

  init(first: Side, second: Side, _ contrast: ScoreContrast) {
    self.first = first
    self.second = second
    self.contrast = contrast
  }

  var json: JSON {
    var members = contrast.json.members ?? [:]
    members["a"] = first.json
    members["b"] = second.json
    return .object(members)
  }

  var text: String {
    let parts = [
      "A is \(first.sentence)\nB is \(second.sentence)\n", verdicts, ranks, tiers, furthest,
    ]
    return parts.compactMap(\.self).joined(separator: "\n")
  }

  private var rows: String {
    "\(Figures.grouped(contrast.rows)) \(contrast.rows == 1 ? "row" : "rows")"
  }

  private var verdicts: String? {
    guard let verdicts = contrast.verdicts else {
      return "\(rows). One of the two has no policy, so that there are no verdicts to compare.\n"
    }
    let share = Interval(share: verdicts.flips, of: verdicts.rows).map {
      " (\(Figures.percent($0.lower)) to \(Figures.percent($0.upper)) of rows like these)"
    }
    return """
      \(rows). Of their verdicts \(Figures.grouped(verdicts.flips)) differ\(share ?? ""):
      \(table(of: verdicts))
      """
  }

  private func table(of verdicts: VerdictContrast) -> String {
    [
      ["", "B alarms", "B does not"],
      ["A alarms", "\(verdicts.both)", "\(verdicts.firstAlone)"],
      ["A does not", "\(verdicts.secondAlone)", "\(verdicts.neither)"],
    ].aligned
  }

  private var ranks: String? {
    guard let ranks = contrast.ranks else { return nil }
    let basis =
      ranks.areDrawn
      ? "Ranks among \(Figures.grouped(ranks.rows)) rows that were drawn from them" : "Ranks"
    let correlation =
      ranks.correlation.quantity.number.map { value in
        let interval = ranks.correlation.interval.map {
          " (\(Figures.short($0.lower)) to \(Figures.short($0.upper)))"
        }
        return "correlate by \(Figures.short(value))\(interval ?? "")"
      } ?? "have no correlation: \(ranks.correlation.quantity.reason ?? "")"
    return """
      \(basis) \(correlation). Of all ranks, half of the rows move by at most \(Figures.percent(ranks.usualShift)), 95 % by \
      at most \(Figures.percent(ranks.largeShift)), none by more than \(Figures.percent(ranks.largestShift)).

      """
  }

  private var tiers: String? {
    guard !contrast.tiers.isEmpty else { return nil }
    return "Tiers:\n"
      + ([["under A", "under B", "rows"]]
      + contrast.tiers.map { [$0.ends.from ?? "–", $0.ends.to ?? "–", "\($0.rows)"] }).aligned
  }

  private var furthest: String? {
    guard let rows = contrast.ranks?.furthest, !rows.isEmpty else { return nil }
    let hasIDs = rows.contains { $0.row.id != nil }
    let heads =
      ["row"] + (hasIDs ? ["id"] : []) + ["score A", "rank A", "A", "score B", "rank B", "B"]
    let lines = rows.map { row in
      ["\(row.row.number)"] + (hasIDs ? [row.row.id ?? ""] : [])
        + cells(row.row.first, row.firstPlace) + cells(row.row.second, row.secondPlace)
    }
    return "Farthest apart; a rank of 100 % is the strangest:\n" + ([heads] + lines).aligned
  }

  private func cells(_ view: RowView, _ place: Double) -> [String] {
    let verdict = view.tier ?? view.isAlarm.map { $0 ? "alarm" : "–" } ?? "n/a"
    return [Figures.short(view.score), "\(Figures.fixed(100 * place, 1)) %", verdict]
  }
}
