public import Detectors
import Features
public import Forms
import Generators
import Numerics
public import Pipelines
import Sources
import Vocabulary

/// ExpenseFlow: the behaviour of user sessions, of which each request is scored.
public enum ExpenseFlow: DocumentedSystem {
  public static let name = "expenseflow"

  public static var events: [Choices<SystemEvents>.Entry] {
    [
      .init(of: ExpenseFlowEvents.self) { settings throws(SettingError) in
        let reading = ExpenseFlowReading(settings.read(as: ExpenseFlowReading.self))
        let feedback = ExpenseFlowReading.feedback.name
        return SystemEvents(
          try ExpenseFlowFeatures(settings.read(as: ExpenseFlowFeatures.self)),
          filesBeside: reading.feedback.map { [(key: feedback, file: $0)] } ?? []
        ) { path, encoding, beside throws(DatasetError) in
          try reading.recording(path, encoding, feedback: beside[feedback])
        }
      }
    ]
  }

  public static var made: [Choices<MadeEvents>.Entry] {
    [
      .init(of: ExpenseFlowRecipe.self) { settings throws(SettingError) in
        let features = try ExpenseFlowFeatures(settings.read(as: ExpenseFlowFeatures.self))
        let view = features.fitted(scoringAt: features.unit ?? .request)
        return MadeEvents(
          try SyntheticBehavior(settings.read(as: SyntheticBehavior.self)),
          seed: Seed(spec: settings[Key<ExpenseFlowRecipe, Int>.seed]), seenBy: view,
          saysItself: true, line: ExpenseFlowLines.own)
      }
    ]
  }

  public static func document(
    of pipeline: Pipeline, _ identity: DocumentIdentity
  ) throws(DocumentError) -> any SystemDocument {
    try ExpenseFlowDocument(pipeline, identity)
  }

  public static var detectors: [Choices<any Detector>.Entry] {
    [
      .init(of: ExpenseFlowComposite.self) { settings throws(SettingError) in
        try ExpenseFlowComposite.detector(settings)
      },
      .init(of: ExpenseFlowForest.self) { settings throws(SettingError) in
        try ExpenseFlowForest.detector(settings)
      },
      .init(of: ExpenseFlowAutoencoder.self) { settings throws(SettingError) in
        try ExpenseFlowAutoencoder.detector(settings)
      },
    ]
  }
}

/// The form of what ExpenseFlow recorded: how it is read, and how it is seen.
private enum ExpenseFlowEvents: Keyed {
  static var name: String { ExpenseFlowFeatures.name }
  static var help: String { ExpenseFlowFeatures.help }
  static var keys: [any FormKey<Self>] {
    ExpenseFlowFeatures.keys(lentTo: Self.self) + ExpenseFlowReading.keys(lentTo: Self.self)
  }
}

/// The form of a recording of ExpenseFlow that is made.
private enum ExpenseFlowRecipe: Keyed {
  static var name: String { ExpenseFlowFeatures.name }
  static let help =
    "Sessions of users with habits, in which attacks are planted, seen by ExpenseFlow's 59 features; written to a "
    + "file called .jsonl it is the recording itself, line by line. \(EasyKinds.inBehavior)"
  static var keys: [any FormKey<Self>] {
    let made = SyntheticBehavior.self
    return [
      made.users.lent(to: Self.self), made.days.lent(to: Self.self),
      made.cleanDays.lent(to: Self.self), made.attacks.lent(to: Self.self),
      made.strength.lent(to: Self.self),
    ] + ExpenseFlowFeatures.keys(lentTo: Self.self) + [Key<Self, Int>.seed]
  }
}
