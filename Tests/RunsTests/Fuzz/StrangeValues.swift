@testable import Forms

/// What stands under keys of a spec and nobody means: the ends of ranges and what is beyond them, numbers
/// without bound or with hundreds of digits, texts that are none, lists without end.
struct StrangeValues {
  /// All such values for a shape, as YAML in a line.
  static func of(_ shape: Shape) -> [String] {
    switch shape {
    case .flag: ["true", "false", "3"]
    case .text: texts
    case .whole(let range): numbers + ends(range)
    case .number(let range, _, _): numbers + ends(range)
    case .word(let words): words.map(quoted) + ["nothing-like-it"]
    case .duration: amounts(["us", "ms", "s", "min", "week", "B", ""])
    case .size: amounts(["B", "KiB", "GiB", "s", ""])
    case .list(let element): lists(of: element)
    case .named(let element):
      ["{}"] + of(element).flatMap { ["{ x: \($0) }", "{ '': \($0) }"] }
    case .form(let form): mappings(of: form)
    case .choice(let forms):
      forms.flatMap { form in
        [form.name] + mappings(of: form).map { "{ \(form.name): \($0) }" }
      }
    case .either(let shapes): shapes.flatMap(of)
    }
  }

  /// A mapping for every strange value of every key, with the keys beside it that must be there.
  static func mappings(of form: Form) -> [String] {
    let required = form.keys.compactMap { key -> (String, String)? in
      guard case .required = key.presence else { return nil }
      return (key.name, plain(key.shape))
    }
    return ["{}", "[]", "~"]
      + form.keys.flatMap { key in
        (key.isAxis ? of(.list(key.shape)) : of(key.shape)).map { value in
          let beside = required.filter { $0.0 != key.name } + [(key.name, value)]
          return "{ " + beside.map { "\(quoted($0)): \($1)" }.joined(separator: ", ") + " }"
        }
      }
  }

  /// A value that a shape takes.
  static func plain(_ shape: Shape) -> String {
    switch shape {
    case .flag: "true"
    case .text: "a"
    case .whole(let range): "\(min(max(3, range.lowerBound), range.upperBound))"
    case .number(let range, _, _): "\(min(max(0.5, range.lowerBound), range.upperBound))"
    case .word(let words): quoted(words[0])
    case .duration: "1 s"
    case .size: "1 GiB"
    case .list(let element): "[\(plain(element))]"
    case .named(let element): "{ x: \(plain(element)) }"
    case .choice(let forms): "{ \(forms[0].name): \(plain(.form(forms[0]))) }"
    case .either(let shapes): plain(shapes[0])
    case .form(let form):
      "{ "
        + form.keys.compactMap { key in
          if case .required = key.presence { "\(key.name): \(plain(key.shape))" } else { nil }
        }.joined(separator: ", ") + " }"
    }
  }

  private static func lists(of element: Shape) -> [String] {
    let one = plain(element)
    let many = "[\([String](repeating: one, count: 100).joined(separator: ", "))]"
    return ["[]", "[[]]", "~", "{}", many]
      + of(element).flatMap { [$0, "[\($0)]", "[\($0), \(one)]"] }
  }

  private static let digits = String(repeating: "9", count: 400)

  private static let numbers = [
    "-1", "0", "1", "2", "5", "-0.0", "0.5", "1e-320", "1e308", "-1e308", "1e999", ".nan", ".inf",
    "9223372036854775807", "9223372036854775806", "-9223372036854775808", "9223372036854775808",
    digits, "true", "~",
  ]

  private static func ends(_ range: ClosedRange<Int>) -> [String] {
    ["\(range.lowerBound)", "\(range.upperBound)"]
      + (range.upperBound < .max ? ["\(range.upperBound + 1)"] : [])
  }

  private static func ends(_ range: ClosedRange<Double>) -> [String] {
    [range.lowerBound, range.lowerBound.nextUp, range.upperBound.nextDown, range.upperBound].map {
      "\($0)"
    }
  }

  private static func amounts(_ units: [String]) -> [String] {
    [
      "1", "0", "-1", digits, "0.\(String(repeating: "0", count: 390))1", "9223372036854775807",
      ".",
    ]
    .flatMap { size in units.map { "\(size) \($0)" } }
  }

  private static let texts = [
    "''", "a", "'../../x'", "-1", "~", "'\u{202E}x'", "\"\\0\\e[2J\"", "'=1+1'", "[]",
    "'\(String(repeating: "x", count: 5000))'",
  ]

  private static func quoted(_ word: String) -> String { "'\(word)'" }
}
