import Forms
import Vocabulary

/// How far back a feature of one's own looks, and at which lines.
struct OwnWindow: Configured {
  static let name = "own-window"
  static let help = "How far back a feature looks; else at the line itself."
  static let over = Key<Self, Double?>.optional(
    "over", .duration, "The time up to the line, its first moment included: 1 h.")
  static let last = Key<Self, Int?>.optional(
    "last", .whole(1...1_000_000), "The latest lines, this one among them.")
  static let by = Key<Self, String?>.optional(
    "by", .text, "The field whose value lines have in common that are looked at; else their group.")
  static let only = Key<Self, String?>.optional(
    "where", .text, "The lines that are looked at, as 'type=payment'; else all.")
  static var keys: [any FormKey<Self>] { [over, last, by, only] }
  static let exclusive: [Exclusive] = [.atMostOne(of: "over", "last")]

  /// `nil` for the line itself.
  private let window: EventWindow?
  /// How a column is called that looks so far.
  private let words: [String]

  init(_ settings: Settings<Self>) throws(SettingError) { try self.init(settings, or: nil) }

  /// - Parameter usual: How far it looks back where nothing is said; `nil` for not at all.
  init(_ settings: Settings<Self>, or usual: EventWindow.Reach?) throws(SettingError) {
    var filter: EventFilter?
    if let text = settings[Self.only] { filter = try EventFilter(said: text, by: Self.only.name) }
    let reach: EventWindow.Reach? =
      if let seconds = settings[Self.over] {
        .duration(try Self.milliseconds(seconds))
      } else {
        settings[Self.last].map(EventWindow.Reach.last) ?? usual
      }
    if reach == nil,
      let lone = [Self.by.name: settings[Self.by], Self.only.name: settings[Self.only]]
        .first(where: { $0.value != nil })?.key
    {
      throw SettingError(lone, mustBe: "said with 'over' or 'last', which look back", not: "alone")
    }
    window = reach.map { EventWindow(reach: $0, key: settings[Self.by], filter: filter) }
    let length: String? =
      switch reach {
      case .duration(let milliseconds): Self.length(milliseconds)
      case .last(let count): "last \(count)"
      case nil: nil
      }
    words = [
      length, settings[Self.by].map { "by \($0)" }, filter.map { "where \($0.field) \($0.word)" },
    ].compactMap(\.self)
  }

  private static func milliseconds(_ seconds: Double) throws(SettingError) -> Int64 {
    let milliseconds = (seconds * 1000).rounded()
    guard milliseconds >= 1, milliseconds <= 4e12 else {
      throw SettingError(over.name, mustBe: "a millisecond to a hundred years", not: "\(seconds) s")
    }
    return Int64(milliseconds)
  }

  /// A time in its largest whole unit: `5m`.
  private static func length(_ milliseconds: Int64) -> String {
    let units: [(name: String, size: Int64)] = [
      ("d", 86_400_000), ("h", 3_600_000), ("min", 60_000), ("s", 1000),
    ]
    let unit = units.first { milliseconds % $0.size == 0 } ?? ("ms", 1)
    return "\(milliseconds / unit.size)\(unit.name)"
  }

  func source(_ field: String) -> ValueSource { window.map { .past(field, $0) } ?? .field(field) }

  /// The moments of a field, or of the lines themselves, for which it must look back.
  func moments(_ field: String?) -> ValueSource {
    if let field { return source(field) }
    guard let window else { preconditionFailure("lines are counted over a window") }
    return .past(nil, window)
  }

  func column(_ field: String, _ figure: String) -> String {
    Self.column(([field, figure] + words).joined(separator: " "))
  }

  static func column(_ words: String) -> String {
    String(words.map { " -=".contains($0) ? "_" : $0 })
  }
}

extension EventFilter {
  init(said text: String, by key: String) throws(SettingError) {
    guard let filter = EventFilter(text) else {
      throw SettingError(key, mustBe: "a field and its word, as 'type=payment'", not: text)
    }
    self = filter
  }
}
