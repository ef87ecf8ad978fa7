import Artifacts
import Evaluation
import Formats
import Vocabulary

/// A setting of the baseline and the same now, trial by trial on the same rows.
struct PairedSetting {
  let before: Baseline.Setting
  let after: Baseline.Setting
  private let pairs: [(before: Baseline.Trial, after: Baseline.Trial, rows: KnownRows)]

  /// Why a setting of the baseline has nothing beside it.
  enum Gap: Error, Equatable {
    /// Whatever it is now, it cannot be compared.
    case incomparable(String)
    /// It measured something before and fails now.
    case failed(String)

    /// The same, where it is one data set of several.
    func on(_ dataset: String) -> Gap {
      switch self {
      case .incomparable(let sentence): .incomparable("on \(dataset), \(sentence)")
      case .failed(let sentence): .failed("on \(dataset), \(sentence)")
      }
    }
  }

  init(_ before: Baseline.Setting, of baseline: Baseline, in subject: GateSubject) throws(Gap) {
    try Self.checkData(before.dataset, baseline, subject.state)
    let after = try Self.counterpart(of: before, in: subject)
    var pairs: [(before: Baseline.Trial, after: Baseline.Trial, rows: KnownRows)] = []
    for trial in before.trials {
      guard let match = after.trials.first(where: { $0.isOccasion(of: trial, before.hasChance) })
      else { continue }
      guard match.rows == trial.rows else {
        throw .incomparable(
          "its test rows, their labels or their groups are not those of the baseline")
      }
      pairs.append((trial, match, subject.rows(of: match)))
    }
    guard pairs.count == before.trials.count else {
      throw .incomparable(
        "the baseline has \(before.trials.count) seeds and folds of it, of which \(pairs.count) were tried now"
      )
    }
    self.before = before
    self.after = after
    self.pairs = pairs
  }

  private static func checkData(
    _ name: String, _ baseline: Baseline, _ state: Baseline
  ) throws(Gap) {
    guard let now = state.datasets.first(where: { $0.name == name }) else {
      throw .incomparable("there is no data set '\(name)' any more")
    }
    guard baseline.datasets.first(where: { $0.name == name })?.fingerprint == now.fingerprint
    else { throw .incomparable("the data of '\(name)' have changed since the baseline was taken") }
  }

  private static func counterpart(
    of before: Baseline.Setting, in subject: GateSubject
  ) throws(Gap) -> Baseline.Setting {
    let named = subject.state.settings.filter {
      $0.dataset == before.dataset && $0.name == before.name
    }
    if let same = named.first(where: { $0.division == before.division }) { return same }
    if let failure = subject.failures.first(where: {
      $0.dataset == before.dataset && $0.name == before.name
    }) {
      throw failure.isCertain ? .failed(failure.sentence) : .incomparable(failure.sentence)
    }
    guard let other = named.first else { throw .incomparable("it was not tried") }
    throw .incomparable("rows are divided by '\(other.division)' and were by '\(before.division)'")
  }
}

extension Baseline.Trial {
  /// Whether both tell what was found on the same occasion; without chance, any seed tells it.
  fileprivate func isOccasion(of other: Baseline.Trial, _ hasChance: Bool) -> Bool {
    fold == other.fold && (seed == other.seed || (!hasChance && rows == other.rows))
  }
}

extension PairedSetting {
  /// Whether what is compared depends on the luck of a single seed.
  var isOneDraw: Bool {
    (before.hasChance || after.hasChance) && Set(pairs.map(\.after.seed)).count == 1
  }

  /// Before and after as the candidates of a contest.
  ///
  /// - Parameter scores: What is compared of a trial; `nil` where it has none.
  func heats(_ scores: (Baseline.Trial) -> Scores?) -> [Heat]? {
    let heats = pairs.compactMap { pair -> Heat? in
      guard let before = scores(pair.before), let after = scores(pair.after) else { return nil }
      return Heat(
        rows: pair.rows.numbers, labels: pair.rows.labels, groups: pair.rows.groups,
        seed: pair.after.seed, scores: [before, after])
    }
    return heats.count == pairs.count ? heats : nil
  }

  /// What of the detector's settings is another than it was, though the spec names it alike: `neighbors 20 → 15`.
  var changedSettings: String? {
    let (old, new) = (before.settings.members ?? [:], after.settings.members ?? [:])
    let keys = Set(old.map(\.key)).union(new.map(\.key)).sorted()
    let changes = keys.filter { old[$0] != new[$0] }.map {
      "\($0) \(old[$0]?.text() ?? "–") → \(new[$0]?.text() ?? "–")"
    }
    return changes.isEmpty ? nil : changes.joined(separator: ", ")
  }
}
