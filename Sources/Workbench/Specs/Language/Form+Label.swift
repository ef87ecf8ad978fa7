public import Files

extension Form {
  /// What of `settings` is not as it would be by default, in a line: `neighbors 50, metric cosine`.
  func label(of settings: Settings) -> String {
    keys.compactMap { key in
      guard let value = settings.members[key.name], !key.isDefault(value) else { return nil }
      return "\(key.name) \(key.shape.label(of: value))"
    }.joined(separator: ", ")
  }
}

extension Key {
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
      let inner = form.label(of: Settings(members[0].value))
      return inner.isEmpty ? form.name : "\(form.name) (\(inner))"
    case (_, .text(let text)): return text
    default: return value.text()
    }
  }
}

/// How tables name what was tried.
public enum TrialLabel {
  /// The settings of a detector that are not as they would be by default.
  public static func settings(_ detector: String, _ settings: JSON) -> String {
    guard let form = DetectorForms.forms.first(where: { $0.name == detector }) else { return "" }
    return form.label(of: Settings(settings))
  }
}
