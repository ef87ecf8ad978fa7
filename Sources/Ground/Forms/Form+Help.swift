public import Formats

extension Form {
  /// The reference of this form: each key with its type, default and meaning, forms within it below it.
  ///
  /// - Parameter examples: What makes an example of each key, where each shall have one.
  public func reference(indent: Int = 0, examples: Examples? = nil) -> String {
    keys.map { $0.reference(in: self, indent: indent, examples) }.joined()
  }

  fileprivate static func inner(_ shape: Shape, indent: Int, _ examples: Examples?) -> String {
    let margin = String(repeating: " ", count: indent)
    switch shape {
    case .form(let form): return form.reference(indent: indent, examples: examples)
    case .list(let element), .named(let element): return inner(element, indent: indent, examples)
    case .either(let shapes): return shapes.map { inner($0, indent: indent, examples) }.joined()
    case .choice(let forms):
      var tellers: [String: String] = [:]
      return forms.map { form in
        let keys = form.reference(indent: indent + 4, examples: examples)
        let teller = form.keys.count < 4 ? nil : tellers.updateValue(form.name, forKey: keys)
        if let teller { tellers[keys] = teller }
        return "\(margin)\(form.name)\n" + wrapped(form.help, margin: margin + "    ")
          + (teller.map { "\(margin)    its keys are those of \($0)\n" } ?? keys)
      }.joined()
    default: return ""
    }
  }

  static func wrapped(_ text: String, margin: String) -> String {
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
  /// The reference of this key and of what stands within it.
  fileprivate func reference(in form: Form, indent: Int, _ examples: Examples?) -> String {
    let margin = String(repeating: " ", count: indent)
    let example = examples.map {
      "\(margin)    example: \(name): \($0.value(of: self, in: form).flow)\n"
    }
    return "\(margin)\(name): \(signature)\n" + Form.wrapped(help, margin: margin + "    ")
      + (example ?? "") + Form.inner(shape, indent: indent + 4, examples)
  }

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

extension Topic {
  /// What is said of the topic: its place, its meaning, an example as a spec has it, and all keys within it, each
  /// with an example.
  public func page(_ examples: Examples) -> String {
    var page = path.joined(separator: ".")
    if let key { page += ": \(key.signature)" }
    page += "\n" + Form.wrapped(key?.help ?? form?.help ?? "", margin: "    ")
    page += "    example: \(path[0]): \((example[path[0]] ?? .null).flow)\n"
    if let key {
      page += Form.inner(key.shape, indent: 4, examples)
    } else if let form {
      page += form.reference(indent: 4, examples: examples)
    }
    return page
  }
}

extension JSON {
  /// The value as YAML has it on one line, words without quotes where they need none.
  public var flow: String {
    switch self {
    case .text(let text): text.isPlainWord ? text : self.text()
    case .list(let elements): "[" + elements.map(\.flow).joined(separator: ", ") + "]"
    case .object(let members):
      members.isEmpty
        ? "{}"
        : "{ " + members.map { "\($0.key): \($0.value.flow)" }.joined(separator: ", ") + " }"
    default: text()
    }
  }
}

extension String {
  /// Whether YAML reads it as this text, in a list as well, without quotes.
  fileprivate var isPlainWord: Bool {
    let first = unicodeScalars.first.map { $0.properties.isAlphabetic } ?? false
    return first && !["true", "false", "null", "yes", "no", "on", "off"].contains(lowercased())
      && unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
          || "-_./ ".unicodeScalars.contains(scalar)
      } && last != " "
  }
}
