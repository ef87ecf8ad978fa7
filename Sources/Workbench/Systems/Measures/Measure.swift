import Vocabulary

/// Some numbers that are said of an event, and what they are called.
struct Measure: Sendable {
  let names: [String]
  /// Whether the words that specs have say it too, or only code does.
  let isInWords: Bool
  /// Where its values stand, if they stand in one place.
  let source: ValueSource?
  let values: @Sendable (Sight) -> [Double]

  private init(
    _ names: [String], of source: ValueSource? = nil, inWords: Bool = true,
    _ values: @escaping @Sendable (Sight) -> [Double]
  ) {
    self.names = names
    self.source = source
    isInWords = inWords
    self.values = values
  }

  /// How far back it looks; `nil` where only at the event itself.
  var window: EventWindow? { if case .past(_, let window) = source { window } else { nil } }

  /// Numbers that no words of specs say.
  static func code(
    _ names: String..., saying values: @escaping @Sendable (Sight) -> [Double]
  ) -> Measure {
    code(names, saying: values)
  }

  static func code(
    _ names: [String], saying values: @escaping @Sendable (Sight) -> [Double]
  ) -> Measure {
    Measure(names, inWords: false, values)
  }

  /// The number of a field; 0 where an event has none.
  static func number(_ name: String, _ field: String) -> Measure {
    Measure([name]) { [$0.number(field)] }
  }

  /// A number by another, which counts as `least` at least.
  static func ratio(
    _ name: String, of field: String, per other: String, atLeast least: Double
  ) -> Measure {
    Measure([name]) { sight in
      [share(sight.number(field), of: max(least, sight.number(other)))]
    }
  }

  /// What numbers say together.
  static func numbers(
    _ source: ValueSource, _ said: [(String, NumberFigure)]
  ) -> Measure {
    let figures = said.map(\.1)
    return Measure(said.map(\.0), of: source) { sight in
      let summary = TimedNumbers(sight.numbers(source))
      return figures.map { $0.value(of: summary) }
    }
  }

  /// What words say together, or other things by their names.
  static func words(_ source: ValueSource, _ said: [(String, WordFigure)]) -> Measure {
    let figures = said.map(\.1)
    return Measure(said.map(\.0), of: source) { sight in
      let counts = WordCounts(sight.words(source))
      return figures.map { $0.value(of: counts) }
    }
  }

  /// Which share of the words is one of some.
  static func shares(_ source: ValueSource, _ said: [(String, [String])]) -> Measure {
    let sought = said.map(\.1)
    return Measure(said.map(\.0), of: source) { sight in
      let words = sight.words(source)
      return sought.map { sought in
        share(words.count(where: sought.contains), of: words.count)
      }
    }
  }

  /// What runs of words that follow each other say together.
  static func runs(
    of length: Int, _ source: ValueSource, _ said: [(String, WordFigure)]
  ) -> Measure {
    let figures = said.map(\.1)
    return Measure(said.map(\.0), of: source) { sight in
      let words = sight.words(source)
      let runs =
        words.count < length
        ? []
        : (0...(words.count - length)).map { words[$0..<($0 + length)].joined(separator: "\u{1F}") }
      let counts = WordCounts(runs)
      return figures.map { $0.value(of: counts) }
    }
  }

  /// What moments say together.
  static func times(_ source: ValueSource, _ said: [(String, TimeFigure)]) -> Measure {
    let figures = said.map(\.1)
    return Measure(said.map(\.0), of: source) { sight in
      let moments = Moments(sight.times(source), at: sight)
      return figures.map { $0.value(of: moments, over: source.hours) }
    }
  }

  /// What the calendar says of the moment of the event.
  static func calendar(_ said: [(String, CalendarFigure)]) -> Measure {
    let figures = said.map(\.1)
    return Measure(said.map(\.0)) { sight in
      let date = CalendarDay(sight.local)
      return figures.map { $0.value(on: date, at: sight.local.hour) }
    }
  }
}

/// A part of a whole; 0 of nothing.
func share(_ part: Double, of whole: Double) -> Double { whole == 0 ? 0 : part / whole }

func share(_ part: Int, of whole: Int) -> Double { share(Double(part), of: Double(whole)) }

extension [Measure] {
  var names: [String] { flatMap(\.names) }

  func values(_ sight: Sight) -> [Double] { flatMap { $0.values(sight) } }
}
