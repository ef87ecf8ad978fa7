import Features
import Forms
import Generators
import Numerics
import Sources
import Systems
import Vocabulary

/// What makes the rows that a spec asks for, and by which seed.
struct RowMaker: Sendable {
  enum Way: Sendable {
    /// A generator that stands for itself.
    case alone(any DatasetGenerator)
    /// One that must first learn from other rows.
    case fitted(FittedTableSettings, to: RecordedData)
    /// One that makes events, and how they are seen as rows.
    case seen(MadeEvents)
  }

  let way: Way
  let seed: Seed

  /// The ways to make rows that a spec can name.
  static let choices =
    Choices<RowMaker>([
      alone(SyntheticTable.self), fitted, alone(AccuracyRecipe.self), alone(ElideScenario.self),
      alone(SyntheticSeries.self), behavior,
    ]) + served

  private static func alone<Maker: DatasetGenerator & Configured>(
    _ maker: Maker.Type
  ) -> Choices<RowMaker>.Entry {
    entry(maker) { settings throws(SettingError) in .alone(try Maker(settings)) }
  }

  private static var fitted: Choices<RowMaker>.Entry {
    entry(FittedForm.self) { settings throws(SettingError) in
      .fitted(
        try FittedTableSettings(settings.read(as: FittedTableSettings.self)),
        to: try SettingError.inside("to") { () throws(SettingError) in
          try RecordedData(settings[FittedForm.to])
        })
    }
  }

  private static var behavior: Choices<RowMaker>.Entry {
    entry(BehaviorForm.self) { settings throws(SettingError) in
      let behavior = try SyntheticBehavior(settings.read(as: SyntheticBehavior.self))
      let features = try SessionFeatures(settings.read(as: SessionFeatures.self))
      let view = try features.fit(over: behavior.span)
      return .seen(
        MadeEvents(
          behavior, seed: Seed(spec: settings[Key<BehaviorForm, Int>.seed]), seenBy: view,
          saysItself: false,
          events: { recording throws(SettingError) in
            let seen = try view.settings(for: recording)
            return "{ \(SessionFeatures.name): { each: \(seen.unit.rawValue), "
              + "habit-days: \(seen.habitDays ?? 0) } }"
          }))
    }
  }

  /// Recordings of the systems that Assay serves.
  private static var served: Choices<RowMaker> {
    Systems.made.mapped { RowMaker(way: .seen($0), seed: $0.seed) }
  }

  private static func entry<Owner: Keyed>(
    _ owner: Owner.Type,
    _ way: @escaping @Sendable (Settings<Owner>) throws(SettingError) -> Way
  ) -> Choices<RowMaker>.Entry {
    .init(of: owner) { settings throws(SettingError) in
      RowMaker(way: try way(settings), seed: Seed(spec: settings[Key<Owner, Int>.seed]))
    }
  }
}

/// The form of a table that is fitted to a recorded data set: its own keys, and which data set that is.
private enum FittedForm: Keyed {
  static var name: String { FittedTableSettings.name }
  static var help: String { FittedTableSettings.help }
  static let to = Key<Self, Settings<RecordedData>>.required(
    "to", .form(RecordedData.self),
    "The rows to learn from, as a data set of the spec names them; anomalies are left out.")
  static var keys: [any FormKey<Self>] {
    [to] + FittedTableSettings.keys(lentTo: Self.self) + [Key<Self, Int>.seed]
  }
}

/// The form of sessions that are made, and seen as rows.
private enum BehaviorForm: Keyed {
  static var name: String { SyntheticBehavior.name }
  static var help: String { SyntheticBehavior.help }
  static var keys: [any FormKey<Self>] {
    let (made, seen) = (SyntheticBehavior.self, SessionFeatures.self)
    return [
      made.users.lent(to: Self.self), made.days.lent(to: Self.self),
      made.cleanDays.lent(to: Self.self), seen.habitDays.lent(to: Self.self),
      seen.unit.lent(to: Self.self), made.attacks.lent(to: Self.self),
      made.strength.lent(to: Self.self), Key<Self, Int>.seed,
    ]
  }
}
