import Formats
import Wording

/// What may stand behind a key of a spec.
///
/// The parser, the reference of `assay help spec` and the JSON Schema are all made from shapes, so what
/// is read, what is explained and what an editor suggests cannot differ.
public indirect enum Shape: Sendable {
  case flag
  case text
  case whole(ClosedRange<Int>)
  /// A finite number; `above` excludes the lower bound of the range itself, `below` the upper one.
  case number(ClosedRange<Double>, above: Bool = false, below: Bool = false)
  /// One of a few words.
  case word([String])
  /// A length of time, such as `50 ms` or `10 min`; kept in seconds.
  case duration
  /// A number of bytes, such as `4 GiB`.
  case size
  /// A list; a single value stands for a list of one.
  case list(Shape)
  /// A mapping of the keys of a form.
  case form(Form)
  /// A mapping of names that are not ours, such as columns, to values of one shape.
  case named(Shape)
  /// The name of one of some forms: a bare word, or a mapping of that one word to its keys.
  case choice([Form])
  /// Whichever of some shapes fits.
  case either([Shape])

  /// What is wanted, as it ends a sentence: `a whole number from 1 to 10`.
  public var wanted: String {
    switch self {
    case .flag: "true or false"
    case .text: "text"
    case .whole(let range): "a whole number\(Self.bounds(range.lowerBound, range.upperBound))"
    case .number(let range, let above, let below):
      "a number\(Self.bounds(range, above: above, below: below))"
    case .word(let words):
      words.count == 1 ? "'\(words[0])'" : "one of \(words.joined(separator: ", "))"
    case .duration: "a length of time, such as 50 ms, 10 s, 5 min or 2 h"
    case .size: "a size, such as 512 MiB or 4 GiB"
    case .list(let element): "a list of \(element.plural)"
    case .form(let form): "a mapping of \(form.keys.map(\.name).joined(separator: ", "))"
    case .named(let element): "a mapping of names to \(element.plural)"
    case .choice(let forms): "one of \(forms.map(\.name).joined(separator: ", "))"
    case .either(let shapes): shapes.map(\.wanted).joined(separator: ", or ")
    }
  }

  private var plural: String {
    switch self {
    case .text: "texts"
    case .whole: "whole numbers"
    case .number: "numbers"
    default: "values, each \(wanted)"
    }
  }

  private static func bounds(_ lower: Int, _ upper: Int) -> String {
    switch (lower, upper) {
    case (.min, .max): ""
    case (_, .max): ", at least \(lower)"
    case (.min, _): ", at most \(upper)"
    default: " from \(lower) to \(upper)"
    }
  }

  private static func bounds(
    _ range: ClosedRange<Double>, above: Bool, below: Bool
  ) -> String {
    let lower =
      range.lowerBound == -.greatestFiniteMagnitude ? nil : Figures.plain(range.lowerBound)
    let upper = range.upperBound == .greatestFiniteMagnitude ? nil : Figures.plain(range.upperBound)
    switch (lower, upper) {
    case (nil, nil): return ""
    case (let lower?, nil): return above ? " above \(lower)" : ", at least \(lower)"
    case (nil, let upper?): return below ? " below \(upper)" : ", at most \(upper)"
    case (let lower?, let upper?):
      return switch (above, below) {
      case (false, false): " from \(lower) to \(upper)"
      case (true, false): " above \(lower), at most \(upper)"
      case (false, true): ", at least \(lower) and below \(upper)"
      case (true, true): " above \(lower) and below \(upper)"
      }
    }
  }
}

extension Shape {
  /// A stored scalar of this shape as specs keep it, or `nil` where it is something else or out of range.
  func scalar(_ json: JSON) -> JSON? {
    switch (self, json) {
    case (.flag, .bool), (.text, .text): return json
    case (.word(let words), .text(let text)): return words.contains(text) ? json : nil
    case (.whole(let range), .integer(let value)): return range.contains(value) ? json : nil
    case (.whole(let range), .number(let value)):
      return Int(exactly: value).flatMap { range.contains($0) ? .integer($0) : nil }
    case (.number(let range, let above, let below), .integer),
      (.number(let range, let above, let below), .number):
      guard let value = json.double, value.isFinite, range.contains(value),
        !above || value > range.lowerBound, !below || value < range.upperBound
      else { return nil }
      return .whole(value)
    default: return nil
    }
  }
}
