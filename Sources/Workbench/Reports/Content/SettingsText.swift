import Formats

/// Settings as people read them: `neighbors 20, metric euclidean`.
enum SettingsText {
  static func line(_ settings: JSON) -> String {
    guard let members = settings.members, !members.isEmpty else { return "–" }
    return members.map { "\($0.key) \(value($0.value))" }.joined(separator: ", ")
  }

  /// A choice among forms, and what a trial has beside it: `folds: by row, count 5; fold 2`.
  static func choice(_ json: JSON) -> String {
    guard let members = json.members,
      let chosen = members.first(where: { $0.value.members != nil })
    else { return json.text() }
    let settings = line(chosen.value)
    let beside = members.filter { $0.key != chosen.key }.map { "\($0.key) \(value($0.value))" }
    let parts = [settings == "–" ? chosen.key : "\(chosen.key): \(settings)"] + beside
    return parts.joined(separator: "; ")
  }

  static func value(_ json: JSON) -> String {
    switch json {
    case .text(let text): text
    case .list(let values): "[\(values.map(value).joined(separator: ", "))]"
    case .object(let members):
      members.map { "\($0.key) \(value($0.value))" }.joined(separator: " ")
    default: json.text()
    }
  }
}
