import Formats
import Forms

extension Form {
  /// What an earlier version of Assay recorded, with the defaults of keys that it did not know.
  ///
  /// - Parameter isSwept: Whether axes still are lists, as in a spec, or have one value each, as in a
  ///   trial.
  func completing(_ members: JSON.Object, isSwept: Bool) -> JSON.Object {
    var all = members
    for key in keys {
      if let value = members[key.name] {
        all[key.name] = key.completing(value, isSwept: isSwept)
      } else if case .otherwise(let value) = key.presence {
        all[key.name] = key.isAxis && isSwept ? [value] : value
      }
    }
    return all
  }

  /// The same for one of several forms, as it is stored: an object of one member.
  static func completing(_ choice: JSON, among forms: [Form], isSwept: Bool) -> JSON {
    Shape.choice(forms).completing(choice, isSwept: isSwept)
  }
}

extension Key {
  fileprivate func completing(_ value: JSON, isSwept: Bool) -> JSON {
    guard isAxis, isSwept, let values = value.elements else {
      return shape.completing(value, isSwept: isSwept)
    }
    return .list(values.map { shape.completing($0, isSwept: isSwept) })
  }
}

extension Shape {
  fileprivate func completing(_ value: JSON, isSwept: Bool) -> JSON {
    switch (self, value) {
    case (.form(let form), .object(let members)):
      return .object(form.completing(members, isSwept: isSwept))
    case (.list(let element), .list(let values)):
      return .list(values.map { element.completing($0, isSwept: isSwept) })
    case (.named(let element), .object(let members)):
      return .object(
        members.map { (key: $0.key, value: element.completing($0.value, isSwept: isSwept)) })
    case (.choice(let forms), .object(let members)):
      guard members.count == 1, let form = forms.first(where: { $0.name == members[0].key }),
        let inner = members[0].value.members
      else { return value }
      return .object(
        [(key: form.name, value: .object(form.completing(inner, isSwept: isSwept)))])
    case (.either(let shapes), _):
      return shapes.first { $0.isStored(as: value) }?.completing(value, isSwept: isSwept) ?? value
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
