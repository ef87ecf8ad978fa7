import Formats

extension Form {
  /// The reference of this form: each key with its type, default and meaning, forms within it below it.
  public func reference(indent: Int = 0) -> String {
    var page = ""
    let margin = String(repeating: " ", count: indent)
    for key in keys {
      page += "\(margin)\(key.name): \(key.signature)\n"
      page += Self.wrapped(key.help, margin: margin + "    ")
      page += Self.inner(key.shape, indent: indent + 4)
    }
    return page
  }

  private static func inner(_ shape: Shape, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    switch shape {
    case .form(let form): return form.reference(indent: indent)
    case .list(let element), .named(let element): return inner(element, indent: indent)
    case .either(let shapes): return shapes.map { inner($0, indent: indent) }.joined()
    case .choice(let forms):
      return forms.map { form in
        "\(margin)\(form.name)\n" + wrapped(form.help, margin: margin + "    ")
          + form.reference(indent: indent + 4)
      }.joined()
    default: return ""
    }
  }

  private static func wrapped(_ text: String, margin: String) -> String {
    var lines: [String] = []
    var line = margin
    for word in text.split(separator: " ") {
      if line.count + word.count + 1 > 96, line != margin {
        lines.append(line)
        line = margin
      }
      line += (line == margin ? "" : " ") + word
    }
    return (lines + [line]).joined(separator: "\n") + "\n"
  }
}

extension AnyKey {
  /// The type and the default, as the reference shows them: `whole number from 1, default 20, axis`.
  fileprivate var signature: String {
    var parts = [shape.brief]
    switch presence {
    case .required: parts.append("required")
    case .optional: break
    case .otherwise(let value): parts.append("default \(value.text())")
    }
    if isAxis { parts.append("a list sweeps") }
    return parts.joined(separator: "; ")
  }
}

extension Shape {
  /// What is wanted, without the keys and names that the reference lists below it.
  fileprivate var brief: String {
    switch self {
    case .form: "mapping"
    case .choice: "one of the names below"
    case .list(let element): "list of " + element.brief
    case .named(let element): "mapping of names to " + element.brief
    case .either(let shapes): shapes.map(\.brief).joined(separator: " or ")
    default: wanted
    }
  }
}
