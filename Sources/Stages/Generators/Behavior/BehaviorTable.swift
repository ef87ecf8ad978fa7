public import Forms
public import Numerics
public import Vocabulary

/// A recording of sessions as a table: a row for each session or request, seen with what its user did
/// before.
///
/// Only the past counts: a session is compared with those of its user that had ended when it began. The
/// first days only teach habits, and so do the first sessions of a user who has none yet.
public struct BehaviorTable: DatasetGenerator, Hashable {
  /// What one row is.
  public enum Unit: String, Sendable, CaseIterable {
    case session, request
  }

  public let behavior: SyntheticBehavior
  public let unit: Unit
  /// How many days at the start have no rows.
  public let habitDays: Int

  /// - Parameter habitDays: By default a fifth of all days.
  public init(
    _ behavior: SyntheticBehavior, each unit: Unit = Self.unit.standard, habitDays: Int? = nil
  ) throws(SettingError) {
    self.behavior = behavior
    self.unit = unit
    self.habitDays = try SettingError.check(
      "habit-days", habitDays ?? (behavior.days + 2) / 5, in: 0...(behavior.days - 1))
  }

  public var recipe: String {
    "\(behavior.recipe), a row each \(unit.rawValue), habit-days \(habitDays)"
  }

  public var easyKinds: [String] {
    guard behavior.strength >= 1 else { return [] }
    return EasyKinds.behavior(unit).filter { behavior.attacks[$0] ?? 0 > 0 }.map(\.rawValue)
  }

  public func generate(seed: Seed) -> Dataset {
    let first = behavior.start + Int64(habitDays) * 86_400_000
    var rows: [SessionRow] = []
    let recording = behavior.record(seed: seed)
    for session in PastSessions(recording).sessions
    where session.start >= first && session.habits.sessions > 0 {
      switch unit {
      case .session: if let row = SessionRow(session) { rows.append(row) }
      case .request: rows += SessionRow.requests(of: session)
      }
    }
    rows.sort { ($0.time, $0.id) < ($1.time, $1.id) }
    let names = unit == .session ? SessionRow.sessionNames : SessionRow.requestNames
    let columns = names.indices.map { column in
      Column(names[column], numbers: rows.map { $0.values[column] })
    }
    var provenance = self.provenance
    provenance.notes += behavior.shortfalls(of: recording)
    return Dataset(
      name: "behavior", table: Table(rows: rows.count, columns: columns),
      labels: Labels(anomalies: rows.map(\.isAttack)), kinds: rows.map(\.kind),
      times: rows.map(\.time), groups: Groups(of: rows.map(\.user)), ids: rows.map(\.id),
      provenance: provenance)
  }
}
