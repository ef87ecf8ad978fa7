import Synchronization

/// Something that takes its time, and how far it has come: counted by whoever does it, shown by whoever looks on.
///
/// Who counts need not know whether anybody looks on, nor how it is shown. Counting is an atomic addition: a loop
/// counts blocks of rows rather than rows.
public final class Work: Sendable {
  /// What is counted.
  public enum Unit: Sendable, Equatable {
    case bytes
    /// Things that a reader knows, in the plural: `rows`.
    case things(String)
    /// Parts that only show how far it is.
    case parts
  }

  /// What is done: `reading rows.csv`.
  public let title: String
  public let unit: Unit
  /// How much there is to do; `nil` where that is not known.
  public let total: Int?
  /// How much of it was done before.
  public let known: Int
  private let count: Atomic<Int>
  private let onlooker: (any Onlooker)?

  /// Who looks on at what is begun here, if anybody does.
  @TaskLocal public static var onlooker: (any Onlooker)?

  /// Begins; `end` is the caller's, or that of `perform`.
  public init(_ title: String, of total: Int? = nil, _ unit: Unit = .parts, from known: Int = 0) {
    self.title = title
    self.unit = unit
    self.total = total
    self.known = known
    count = Atomic(known)
    onlooker = Self.onlooker
    onlooker?.begins(self)
  }

  /// How much is done.
  public var done: Int { count.load(ordering: .relaxed) }

  /// So much more is done; from any thread.
  public func advance(by more: Int = 1) { count.wrappingAdd(more, ordering: .relaxed) }

  /// So much is done in all.
  public func reach(_ done: Int) { count.store(done, ordering: .relaxed) }

  public func end() { onlooker?.ends(self) }

  /// Does `work`, which counts what it does, while others look on.
  public static func perform<Answer, Failure: Error>(
    _ title: String, of total: Int? = nil, _ unit: Unit = .parts,
    _ work: (Work) throws(Failure) -> Answer
  ) throws(Failure) -> Answer {
    let counted = Work(title, of: total, unit)
    defer { counted.end() }
    return try work(counted)
  }
}

/// Somebody who shows how far things have come.
public protocol Onlooker: Sendable {
  func begins(_ work: Work)
  func ends(_ work: Work)
}
