import Formats
import Forms

extension Form {
  /// What an earlier version of Assay recorded, with the defaults of keys that it did not know; axes are
  /// lists, as a spec has them.
  func completing(_ members: JSON.Object) -> JSON.Object {
    var all = members
    for key in keys {
      if let value = members[key.name] {
        all[key.name] = key.completing(value)
      } else if case .otherwise(let value) = key.presence {
        all[key.name] = key.isAxis ? [value] : value
      }
    }
    return all
  }
}

extension Key {
  fileprivate func completing(_ value: JSON) -> JSON {
    guard isAxis, let values = value.elements else {
      return shape.completing(value)
    }
    return .list(values.map { shape.completing($0) })
  }
}

extension Shape {
  fileprivate func completing(_ value: JSON) -> JSON {
    switch (self, value) {
    case (.form(let form), .object(let members)):
      return .object(form.completing(members))
    case (.list(let element), .list(let values)):
      return .list(values.map { element.completing($0) })
    case (.named(let element), .object(let members)):
      return .object(
        members.map { (key: $0.key, value: element.completing($0.value)) })
    case (.choice(let forms), .object(let members)):
      guard members.count == 1, let form = forms.first(where: { $0.name == members[0].key }),
        let inner = members[0].value.members
      else { return value }
      return .object(
        [(key: form.name, value: .object(form.completing(inner)))])
    case (.either(let shapes), _):
      return shapes.first { $0.isStored(as: value) }?.completing(value) ?? value
    default: return value
    }
  }

  /// Whether a stored value is of the kind of the shape.
  private func isStored(as value: JSON) -> Bool {
    switch (self, value) {
    case (.form, .object), (.named, .object), (.list, .list): true
    case (.choice(let forms), .object(let members)):
      forms.contains { $0.name == members.first?.key }
    default: false
    }
  }
}
