import Forms
import Vocabulary

/// What a spec can say of events: numbers, words and times, of the line itself or of those before it.
enum OwnMeasures {
  static let choices = Choices<Measure>([
    .init(of: OwnNumber.self) { settings throws(SettingError) in try OwnNumber.measure(settings) },
    .init(of: OwnNumbers.self) { settings throws(SettingError) in try OwnNumbers.measure(settings)
    },
    .init(of: OwnWords.self) { settings throws(SettingError) in try OwnWords.measure(settings) },
    .init(of: OwnShare.self) { settings throws(SettingError) in try OwnShare.measure(settings) },
    .init(of: OwnRuns.self) { settings throws(SettingError) in try OwnRuns.measure(settings) },
    .init(of: OwnTimes.self) { settings throws(SettingError) in try OwnTimes.measure(settings) },
    .init(of: OwnRatio.self) { settings throws(SettingError) in try OwnRatio.measure(settings) },
    .init(of: OwnCalendar.self) { settings throws(SettingError) in try OwnCalendar.measure(settings)
    },
  ])
}

/// A number of the line.
private enum OwnNumber: Keyed {
  static let name = "number"
  static let help = "A number of the line; 0 where it has none."
  static let of = Key<Self, String>.required("of", .text, "The field that holds it.")
  static var keys: [any FormKey<Self>] { [of] }

  static func measure(_ settings: Settings<Self>) throws(SettingError) -> Measure {
    .number(settings[of], settings[of])
  }
}

/// A number of the line by another.
private enum OwnRatio: Keyed {
  static let name = "ratio"
  static let help = "A number of the line by another of its numbers; 0 where that is 0."
  static let of = Key<Self, String>.required("of", .text, "The field that is divided.")
  static let per = Key<Self, String>.required("per", .text, "The field that divides.")
  static let least = Key<Self, Double>.key(
    "at-least", .nonNegative, or: 0, "What the divisor counts as where it is less.")
  static var keys: [any FormKey<Self>] { [of, per, least] }

  static func measure(_ settings: Settings<Self>) throws(SettingError) -> Measure {
    .ratio(
      "\(settings[of])_per_\(settings[per])", of: settings[of], per: settings[per],
      atLeast: settings[least])
  }
}

/// What numbers say together.
private enum OwnNumbers: Keyed {
  static let name = "numbers"
  static let help = "What numbers say together: their mean, spread, ends, percentiles, trend."
  static let of = OwnValues<Self>.of
  static let say = OwnValues<Self>.say(NumberFigure.self, or: [.mean])
  static var keys: [any FormKey<Self>] { [of, say] + OwnWindow.keys(lentTo: Self.self) }
  static var exclusive: [Exclusive] { OwnWindow.exclusive }

  static func measure(_ settings: Settings<Self>) throws(SettingError) -> Measure {
    let window = try OwnWindow(settings.read(as: OwnWindow.self))
    return .numbers(
      window.source(settings[of]),
      settings[say].map { said in
        (window.column(settings[of], said.rawValue), said)
      })
  }
}

/// What words say together.
private enum OwnWords: Keyed {
  static let name = "words"
  static let help =
    "What words say together: how many differ, their entropy, the share of the commonest."
  static let of = OwnValues<Self>.of
  static let say = OwnValues<Self>.say(WordFigure.self, or: [.distinct])
  static var keys: [any FormKey<Self>] { [of, say] + OwnWindow.keys(lentTo: Self.self) }
  static var exclusive: [Exclusive] { OwnWindow.exclusive }

  static func measure(_ settings: Settings<Self>) throws(SettingError) -> Measure {
    let window = try OwnWindow(settings.read(as: OwnWindow.self))
    return .words(
      window.source(settings[of]),
      settings[say].map { said in
        (window.column(settings[of], said.rawValue), said)
      })
  }
}

/// The share of some words.
private enum OwnShare: Keyed {
  static let name = "share"
  static let help = "The share of words that are one of some."
  static let of = OwnValues<Self>.of
  static let words = Key<Self, [String]>.required(
    "words", .list(of: .text), "The words that count.")
  static var keys: [any FormKey<Self>] { [of, words] + OwnWindow.keys(lentTo: Self.self) }
  static var exclusive: [Exclusive] { OwnWindow.exclusive }

  static func measure(_ settings: Settings<Self>) throws(SettingError) -> Measure {
    let window = try OwnWindow(settings.read(as: OwnWindow.self))
    let words = settings[words]
    return .shares(
      window.source(settings[of]),
      [(window.column(settings[of], "share of \(words.joined(separator: " "))"), words)])
  }
}

/// What runs of words say together.
private enum OwnRuns: Keyed {
  static let name = "runs"
  static let help =
    "What runs of words that follow each other say together: pairs, triples and so on."
  static let of = OwnValues<Self>.of
  static let length = Key<Self, Int>.key(
    "length", .whole(2...16), or: 2, "How many words a run has.")
  static let say = OwnValues<Self>.say(WordFigure.self, or: [.distinct])
  static var keys: [any FormKey<Self>] { [of, length, say] + OwnWindow.keys(lentTo: Self.self) }
  static var exclusive: [Exclusive] { OwnWindow.exclusive }

  static func measure(_ settings: Settings<Self>) throws(SettingError) -> Measure {
    let window = try OwnWindow(settings.read(as: OwnWindow.self))
    let length = settings[length]
    return .runs(
      of: length, window.source(settings[of]),
      settings[say].map { said in
        (window.column(settings[of], "runs of \(length) \(said.rawValue)"), said)
      })
  }
}

/// What moments say together.
private enum OwnTimes: Keyed {
  static let name = "times"
  static let help =
    "What moments say together, those of the lines or those that a field holds: how many, how fast, how regularly."
  static let of = Key<Self, String?>.optional(
    "of", .text,
    "The field that holds moments; else the lines themselves are counted, over an hour if nothing is said."
  )
  static let say = OwnValues<Self>.say(TimeFigure.self, or: [.count])
  static var keys: [any FormKey<Self>] { [of, say] + OwnWindow.keys(lentTo: Self.self) }
  static var exclusive: [Exclusive] { OwnWindow.exclusive }

  static func measure(_ settings: Settings<Self>) throws(SettingError) -> Measure {
    let window = try OwnWindow(
      settings.read(as: OwnWindow.self), or: settings[of] == nil ? .duration(3_600_000) : nil)
    return .times(
      window.moments(settings[of]),
      settings[say].map { said in
        (window.column(settings[of] ?? "lines", said.rawValue), said)
      })
  }
}

/// What the calendar says.
private enum OwnCalendar: Keyed {
  static let name = "calendar"
  static let help = "What the clock and the calendar say of the line's moment."
  static let say = OwnValues<Self>.say(
    CalendarFigure.self, or: [.hourSine, .hourCosine, .weekdaySine, .weekdayCosine])
  static var keys: [any FormKey<Self>] { [say] }

  static func measure(_ settings: Settings<Self>) throws(SettingError) -> Measure {
    .calendar(settings[say].map { (OwnWindow.column($0.rawValue), $0) })
  }
}

/// The keys that several measures have.
private enum OwnValues<Owner> {
  static var of: Key<Owner, String> {
    .required("of", .text, "The field that holds the values, one or a list of them.")
  }

  static func say<Figure: RawRepresentable<String> & CaseIterable & Sendable>(
    _ figure: Figure.Type, or standard: [Figure]
  ) -> Key<Owner, [Figure]> {
    .key("say", .list(of: .word), or: standard, "What is said of them, a column each.")
  }
}
