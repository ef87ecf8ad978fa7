import Files

/// Settings as people read them: `neighbors 20, metric euclidean`.
enum SettingsText {
  static func line(_ settings: JSON) -> String {
    guard let members = settings.members, !members.isEmpty else { return "–" }
    return members.map { "\($0.key) \(value($0.value))" }.joined(separator: ", ")
  }

  /// A choice among forms: `holdout: test 0.3, validation 0.2`.
  static func choice(_ json: JSON) -> String {
    guard let members = json.members, let first = members.first else { return json.text() }
    let settings = line(first.value)
    return settings == "–" ? first.key : "\(first.key): \(settings)"
  }

  private static func value(_ json: JSON) -> String {
    switch json {
    case .text(let text): text
    case .list(let values): "[\(values.map(value).joined(separator: ", "))]"
    case .object(let members):
      members.map { "\($0.key) \(value($0.value))" }.joined(separator: " ")
    default: json.text()
    }
  }
}
