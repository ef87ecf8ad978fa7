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
    case (_, .text(let text)): return text
    default: return value.text()
    }
  }
}
