public import Formats

extension Form {
  /// The JSON Schema of this form, for editors that complete and check YAML by one.
  ///
  /// Every form and every choice is written once, among the definitions, and pointed to from where it stands.
  ///
  /// - Parameter including: What the key says that names a file with more of the same, in which even keys may
  ///   stand that must be given; `nil` where there is no such key.
  public func schema(including: (key: String, help: String)? = nil) -> JSON {
    var definitions = SchemaDefinitions()
    var members = definitions.members(of: self)
    if let including {
      let either: JSON = [["required": [JSON.text(including.key)]], ["required": members.required]]
      let file: JSON = ["description": .text(including.help), "type": "string"]
      members =
        members.filter { $0.key != "required" && $0.key != "properties" } + [
          (key: "anyOf", value: either),
          (
            key: "properties",
            value: .object([(key: including.key, value: file)] + members.properties)
          ),
        ]
    }
    let opening: [JSON.Object.Member] = [
      (key: "$schema", value: "http://json-schema.org/draft-07/schema#"),
      (key: "title", value: .text(name)),
    ]
    return .object(opening + members + [(key: "definitions", value: definitions.json)])
  }
}

/// The forms and choices of a schema, each once.
private struct SchemaDefinitions {
  private var named: [(key: String, value: JSON)] = []
  private var names: [String: String] = [:]

  var json: JSON { .object(named) }

  /// A pointer to `schema`, which is written down unless it was before.
  private mutating func pointer(to schema: JSON, called name: String) -> JSON {
    let text = schema.text()
    if let known = names[text] { return Self.pointer(known) }
    var unique = name
    var count = 1
    while named.contains(where: { $0.key == unique }) {
      count += 1
      unique = "\(name)-\(count)"
    }
    names[text] = unique
    named.append((key: unique, value: schema))
    return Self.pointer(unique)
  }

  private static func pointer(_ name: String) -> JSON {
    ["$ref": .text("#/definitions/\(name)")]
  }

  mutating func members(of form: Form) -> [JSON.Object.Member] {
    let required = form.keys.filter { if case .required = $0.presence { true } else { false } }
    var properties: [JSON.Object.Member] = []
    for key in form.keys { properties.append((key: key.name, value: schema(of: key))) }
    return [
      (key: "type", value: "object"), (key: "description", value: .text(form.help)),
      (key: "additionalProperties", value: false), (key: "properties", value: .object(properties)),
      (key: "required", value: JSON(required.map(\.name))),
    ]
  }

  private mutating func schema(of key: AnyKey) -> JSON {
    var members: [JSON.Object.Member] = [(key: "description", value: .text(key.help))]
    if case .otherwise(let value) = key.presence { members.append((key: "default", value: value)) }
    let own = schema(of: key.shape, in: key.name)
    if key.isAxis {
      members.append((key: "anyOf", value: [own, ["type": "array", "items": own, "minItems": 1]]))
    } else {
      members.append((key: "allOf", value: [own]))
    }
    return .object(members)
  }

  /// - Parameter name: What stands before such a value.
  private mutating func schema(of shape: Shape, in name: String) -> JSON {
    switch shape {
    case .flag: return ["type": "boolean"]
    case .text, .duration, .size: return ["type": "string"]
    case .whole(let range): return ["type": "integer", "minimum": .integer(range.lowerBound)]
    case .number(let range, let above, let below):
      return [
        "type": "number", above ? "exclusiveMinimum" : "minimum": .number(range.lowerBound),
        below ? "exclusiveMaximum" : "maximum": .number(range.upperBound),
      ]
    case .word(let words): return ["enum": JSON(words)]
    case .list(let element):
      let one = schema(of: element, in: name)
      return ["anyOf": [["type": "array", "items": one], one]]
    case .form(let form): return pointer(to: .object(members(of: form)), called: form.name)
    case .named(let element):
      return ["type": "object", "additionalProperties": schema(of: element, in: name)]
    case .choice(let forms):
      var ways: [JSON] = [["enum": JSON(forms.map(\.name))]]
      for form in forms {
        let body = pointer(to: .object(members(of: form)), called: form.name)
        ways.append([
          "type": "object", "additionalProperties": false, "minProperties": 1,
          "properties": .object([(key: form.name, value: body)]),
        ])
      }
      return pointer(to: ["anyOf": .list(ways)], called: "any-\(name)")
    case .either(let shapes):
      var ways: [JSON] = []
      for shape in shapes { ways.append(schema(of: shape, in: name)) }
      return ["anyOf": .list(ways)]
    }
  }
}

extension [JSON.Object.Member] {
  fileprivate var required: JSON { first { $0.key == "required" }?.value ?? [] }

  fileprivate var properties: [JSON.Object.Member] {
    first { $0.key == "properties" }?.value.members.map { Array($0) } ?? []
  }
}
