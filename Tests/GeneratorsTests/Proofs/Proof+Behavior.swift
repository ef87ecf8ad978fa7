import Features
import Generators
import Numerics
import Vocabulary

extension Proof {
  /// Rows of the clean days to learn from, later rows to rank; for a drift the rows are users.
  ///
  /// An attack does what its user, or any user, never did: it promises all. A drift has moved a user by
  /// three hours on average, over two and a half of a session's own, in a dozen sessions.
  static func behavior() throws -> [Proof] {
    let near = try StrongDetector.near()
    let attacks = BehaviorAttack.allCases.filter(\.isAttack)
    @Sendable func behavior(_ strength: Double) throws -> SyntheticBehavior {
      // A stuffing is six sessions.
      let counts = attacks.map { ($0, $0 == .credentialStuffing ? 2 : 10) }
      return try SyntheticBehavior(
        users: ProofTests.isDeep ? 40 : 25, attacks: Dictionary(uniqueKeysWithValues: counts),
        strength: strength)
    }
    let tables = try SessionFeatures.Unit.allCases.map { unit in
      Proof(
        name: "behavior, each \(unit.rawValue)", detector: near,
        claims: attacks.map { Claim($0.rawValue, Promise(0.99)) },
        easy: try behavior(1).easyKinds
      ) { seed, strength in
        let recording = try behavior(strength).record(seed: seed)
        return material(of: try SessionFeatures(each: unit).rows(of: recording).onePerSession.views)
      }
    }
    let drift = Proof(
      name: "behavior, users", detector: near,
      claims: [Claim(BehaviorAttack.slowDrift.rawValue, Promise(0.99))],
      // No row of it is an anomaly, so no table can say that it is easy.
      easy: [BehaviorAttack.slowDrift.rawValue]
    ) { seed, strength in
      let recording = try SyntheticBehavior(
        users: 60, attacks: [.slowDrift: 20], strength: strength
      ).record(seed: seed)
      return material(of: try SessionFeatures().rows(of: recording).users)
    }
    return tables + [drift]
  }

  private static func material(of views: [BehaviorView]) -> Material {
    let (clean, later) = (views.filter(\.isClean), views.filter { !$0.isClean })
    return Material(
      train: Matrix(clean.map(\.values)), test: Matrix(later.map(\.values)),
      kinds: later.map(\.kind))
  }
}

/// A row of a table of behaviour, or the mean of a user's rows before or after the clean days end.
private struct BehaviorView {
  let isClean: Bool
  let kind: String?
  let values: [Double]
}

extension Dataset {
  /// The middle row of each session: those of one session go together, and are no rows of their own.
  fileprivate var onePerSession: Dataset {
    var members: [Substring: [Int]] = [:]
    for (row, id) in (ids ?? []).enumerated() {
      members[id.prefix { $0 != "." }, default: []].append(row)
    }
    return gathering(rows: members.values.map { $0[$0.count / 2] }.sorted())
  }

  fileprivate var views: [BehaviorView] {
    let matrix = numbers
    let end = MadeTime.start + 7 * 86_400_000
    return (0..<rows).map { row in
      BehaviorView(
        isClean: (times?[row] ?? 0) < end, kind: kinds?[row],
        values: (0..<matrix.columns).map { matrix[row, $0] })
    }
  }

  /// The mean of each user's rows before and after the clean days end, in order of the users.
  fileprivate var users: [BehaviorView] {
    let views = views
    var members: [String: [BehaviorView]] = [:]
    for row in 0..<rows {
      members["\(views[row].isClean) \(groups?[row] ?? "")", default: []].append(views[row])
    }
    return members.sorted { $0.key < $1.key }.map { _, views in
      let means = views[0].values.indices.map { column in
        views.reduce(0) { $0 + $1.values[column] } / Double(views.count)
      }
      return BehaviorView(isClean: views[0].isClean, kind: views[0].kind, values: means)
    }
  }
}
