public import Forms
import Numerics

/// Which of the combinations of a sweep are tried, and on how many of the training rows.
public protocol Search: Configured {
  /// The places of those among `count` settings of one detector that are tried, rising; `nil` for all.
  func tried(among count: Int, of detector: String) -> [Int]?

  /// How many rounds there are; those before the last learn from a part of the training rows.
  var rounds: Int { get }

  /// The share of the settings that goes on to the next round.
  var keep: Double { get }
}

extension Search {
  public func tried(among count: Int, of detector: String) -> [Int]? { nil }
  public var rounds: Int { 1 }
  public var keep: Double { 1 }
}

/// The searches that a spec can name.
public enum Searches {
  public static let choices = Choices<any Search>([
    .init(GridSearch.self) { $0 }, .init(RandomSearch.self) { $0 },
    .init(HalvingSearch.self) { $0 },
  ])
}

/// Every combination.
public struct GridSearch: Search {
  public static let name = "grid"
  public static let help = "Every combination."

  public init() {}

  public init(_ settings: Settings<Self>) { self.init() }
}

/// So many combinations a detector, drawn without repetition.
public struct RandomSearch: Search {
  public static let name = "random"
  public static let help =
    "Some of the combinations of each detector, drawn without repetition."
  static let budget = Key<Self, Int>.required("budget", .count, "How many combinations a detector.")
  static let seed = Key<Self, Int>.key("seed", .seed, or: 1, "The seed of the draw.")
  public static var keys: [any FormKey<Self>] { [budget, seed] }

  private let budget: Int
  private let seed: Seed

  public init(_ settings: Settings<Self>) {
    budget = settings[Self.budget]
    seed = Seed(spec: settings[Self.seed]).split("search")
  }

  public func tried(among count: Int, of detector: String) -> [Int]? {
    guard budget < count else { return nil }
    var generator = seed.split(named: detector).generator()
    return generator.sample(budget, of: count).sorted()
  }
}

/// All combinations on a part of the training rows, the best share of them on more, and so on.
public struct HalvingSearch: Search {
  public static let name = "halving"
  public static let help =
    "Every combination on a part of the training rows, the best share of them on more, and so on."
  static let keep = Key<Self, Double>.key(
    "keep", .number(0.05...0.9), or: 0.5, "The share that goes on to the next round.")
  static let rounds = Key<Self, Int>.key(
    "rounds", .whole(2...10), or: 3, "How many rounds; the last has all rows.")
  public static var keys: [any FormKey<Self>] { [keep, rounds] }

  public let keep: Double
  public let rounds: Int

  public init(_ settings: Settings<Self>) {
    keep = settings[Self.keep]
    rounds = settings[Self.rounds]
  }
}
