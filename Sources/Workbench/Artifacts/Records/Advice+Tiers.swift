import Formats
import Vocabulary

extension TierAdvice {
  var json: JSON {
    [
      "table": .text(table), "scale": .text(scale), "findings": .list(findings.map(\.json)),
      "promises": .list(promises.map(\.json)), "recalibration": recalibration?.json ?? .null,
      "notes": JSON(notes),
    ]
  }
}

extension TierFinding {
  var json: JSON {
    [
      "tier": .text(tier), "starts": .text(starts), "grade": grade.json,
      "sentence": .text(sentence), "ordinary_share": ordinaryShare.json,
      "strangeness": JSON(strangeness.number), "needs": .list(needs.map(\.json)),
    ]
  }
}

extension TierFinding.Grade {
  var json: JSON {
    switch self {
    case .impossible(let bound): ["name": "impossible", "number": .number(bound)]
    case .impossibleForModel(let bound):
      ["name": "impossible for this model", "number": .number(bound)]
    case .notFound(let highest): ["name": "not found", "number": JSON(finite: highest)]
    case .reached(let rows): ["name": "reached", "number": JSON(rows)]
    }
  }
}

extension TierNeed {
  var json: JSON {
    [
      "member": JSON(member), "score": .number(score), "mean_path": JSON(meanPath),
      "possible": JSON(isPossible),
    ]
  }
}

extension TierPromiseFinding {
  var json: JSON {
    [
      "tier": .text(tier), "ordinary": .number(share), "threshold": JSON(finite: threshold),
      "infeasible": infeasibility?.json ?? .null, "sentence": .text(sentence),
      "test": measured?.json ?? .null,
    ]
  }
}

extension ScoreLine {
  var json: JSON { ["scores": JSON(scores), "values": JSON(values)] }
}

extension JSON {
  /// A number, or null where it is none or has no end.
  fileprivate init(finite value: Double?) {
    self = value.flatMap { $0.isFinite ? .number($0) : nil } ?? .null
  }
}
