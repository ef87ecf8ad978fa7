public import Forms
public import Numerics
import Vocabulary

/// What makes the rows that a spec asks for, and by which seed.
///
/// - Parameter Recorded: The form of a recorded data set, which some ways of making rows learn from. Who
///   makes the rows reads it and hands the data set over.
public struct RowMaker<Recorded: Keyed>: Sendable {
  public enum Way: Sendable {
    /// A generator that stands for itself.
    case alone(any DatasetGenerator)
    /// One that must first learn from other rows.
    case fitted(FittedTableSettings, to: Settings<Recorded>)
  }

  public let way: Way
  public let seed: Seed

  /// The ways to make rows that a spec can name.
  public static var choices: Choices<RowMaker> {
    Choices([
      alone(SyntheticTable.self), fitted, alone(AccuracyRecipe.self), alone(ElideScenario.self),
      alone(SyntheticSeries.self), alone(BehaviorTable.self),
    ])
  }

  private static func alone<Maker: DatasetGenerator & Configured>(
    _ maker: Maker.Type
  ) -> Choices<RowMaker>.Entry {
    .init(of: maker) { settings throws(SettingError) in
      RowMaker(
        way: .alone(try Maker(settings)), seed: Seed(spec: settings[Key<Maker, Int>.seed]))
    }
  }

  private static var fitted: Choices<RowMaker>.Entry {
    .init(of: FittedForm<Recorded>.self) { settings throws(SettingError) in
      RowMaker(
        way: .fitted(
          try FittedTableSettings(settings.read(as: FittedTableSettings.self)),
          to: settings[FittedForm.to]),
        seed: Seed(spec: settings[Key<FittedForm<Recorded>, Int>.seed]))
    }
  }
}

/// The form of a table that is fitted to a recorded data set: its own keys, and which data set that is.
enum FittedForm<Recorded: Keyed>: Keyed {
  static var name: String { FittedTableSettings.name }
  static var help: String { FittedTableSettings.help }
  static var to: Key<Self, Settings<Recorded>> {
    .required(
      "to", .form(Recorded.self),
      "The rows to learn from, as a data set of the spec names them; anomalies are left out.")
  }
  static var keys: [any FormKey<Self>] {
    [to] + FittedTableSettings.keys(lentTo: Self.self) + [Key<Self, Int>.seed]
  }
}
