public import Formats

extension Form {
  /// The JSON Schema of this form, for editors that complete and check YAML by one.
  public var schema: JSON {
    .object(
      [
        (key: "$schema", value: "http://json-schema.org/draft-07/schema#"),
        (key: "title", value: .text(name)),
      ].merging(schemaMembers))
  }

  fileprivate var schemaMembers: [JSON.Object.Member] {
    let required = keys.filter { if case .required = $0.presence { true } else { false } }
    return [
      (key: "type", value: "object"),
      (key: "description", value: .text(help)),
      (key: "additionalProperties", value: false),
      (key: "properties", value: .object(keys.map { (key: $0.name, value: $0.schema) })),
      (key: "required", value: JSON(required.map(\.name))),
    ]
  }
}

extension AnyKey {
  fileprivate var schema: JSON {
    var members: [JSON.Object.Member] = [(key: "description", value: .text(help))]
    if case .otherwise(let value) = presence { members.append((key: "default", value: value)) }
    let own = shape.schema
    if isAxis {
      members.append((key: "anyOf", value: [own, ["type": "array", "items": own, "minItems": 1]]))
    } else {
      members.append((key: "allOf", value: [own]))
    }
    return .object(members)
  }
}

extension Shape {
  fileprivate var schema: JSON {
    switch self {
    case .flag: ["type": "boolean"]
    case .text, .duration, .size: ["type": "string"]
    case .whole(let range): ["type": "integer", "minimum": .integer(range.lowerBound)]
    case .number(let range, let above, let below):
      [
        "type": "number", above ? "exclusiveMinimum" : "minimum": .number(range.lowerBound),
        below ? "exclusiveMaximum" : "maximum": .number(range.upperBound),
      ]
    case .word(let words): ["enum": JSON(words)]
    case .list(let element):
      ["anyOf": [["type": "array", "items": element.schema], element.schema]]
    case .form(let form): .object(form.schemaMembers)
    case .named(let element): ["type": "object", "additionalProperties": element.schema]
    case .choice(let forms):
      [
        "anyOf": .list(
          [["enum": JSON(forms.map(\.name))]]
            + forms.map { form in
              [
                "type": "object", "additionalProperties": false, "minProperties": 1,
                "properties": .object([(key: form.name, value: .object(form.schemaMembers))]),
              ]
            })
      ]
    case .either(let shapes): ["anyOf": .list(shapes.map(\.schema))]
    }
  }
}

extension [JSON.Object.Member] {
  fileprivate func merging(_ others: [JSON.Object.Member]) -> [JSON.Object.Member] { self + others }
}
