public import Formats

extension Form {
  /// What of `settings` is not as it would be by default, in a line: `neighbors 50, metric cosine`.
  public func label(of members: JSON.Object) -> String {
    changes(in: members).map { "\($0.key.name) \($0.key.shape.label(of: $0.value))" }
      .joined(separator: ", ")
  }

  /// How many of `settings` are not as they would be by default.
  public func changes(of members: JSON.Object) -> Int { changes(in: members).count }

  private func changes(in members: JSON.Object) -> [(key: AnyKey, value: JSON)] {
    keys.compactMap { key in
      guard let value = members[key.name], !key.isDefault(value) else { return nil }
      return (key, value)
    }
  }
}

extension AnyKey {
  fileprivate func isDefault(_ value: JSON) -> Bool {
    guard case .otherwise(let standard) = presence else { return false }
    return value == standard || (isAxis && value == [standard])
  }
}

extension Shape {
  /// Whether a stored value is of this shape, as far as its own words tell.
  fileprivate func holds(_ value: JSON) -> Bool {
    switch (self, value) {
    case (.form(let form), .object(let members)):
      members.allSatisfy { member in form.keys.contains { $0.name == member.key } }
    case (.choice(let forms), _):
      Choice(stored: value).map { choice in forms.contains { $0.name == choice.name } } ?? false
    case (.list(let element), .list(let values)): values.allSatisfy(element.holds)
    case (.named(let element), .object(let members)):
      members.allSatisfy { element.holds($0.value) }
    case (.either(let shapes), _): shapes.contains { $0.holds(value) }
    default: scalar(value) != nil
    }
  }

  fileprivate func label(of value: JSON) -> String {
    switch (self, value) {
    case (.list(let element), .list(let values)):
      return values.map(element.label).joined(separator: " + ")
    case (.choice(let forms), .object(let members)):
      guard let form = forms.first(where: { $0.name == members.first?.key }) else {
        return value.text()
      }
      let inner = form.label(of: members[0].value.members ?? [:])
      return inner.isEmpty ? form.name : "\(form.name) (\(inner))"
    case (.either(let shapes), _):
      guard let shape = shapes.first(where: { $0.holds(value) }) else { return value.text() }
      return shape.label(of: value)
    case (.form(let form), .object(let members)): return form.label(of: members)
    case (.named(let element), .object(let members)):
      return members.map { "\($0.key) \(element.label(of: $0.value))" }.joined(separator: " + ")
    case (_, .text(let text)): return text
    default: return value.text()
    }
  }
}
