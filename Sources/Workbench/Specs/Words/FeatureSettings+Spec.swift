import Features
import Files
import Vocabulary

extension FeatureSettings {
  /// The features that the keys `scale`, `categories` and `missing` of a spec describe.
  init(_ settings: Settings) throws(SettingError) {
    let missing = settings.form("missing")
    guard let scaling = Scaling(rawValue: settings.text("scale")) else {
      preconditionFailure("no scaling is called '\(settings.text("scale"))'")
    }
    let columns = missing.members["columns"]?.members ?? [:]
    self.init(
      scaling: scaling, categories: CategoryEncoding(settings.choice("categories")),
      missing: MissingRule(missing.members["rule"] ?? "complain"),
      missingByColumn: Dictionary(
        uniqueKeysWithValues: columns.map { ($0.key, Features.MissingRule($0.value)) }))
  }
}

extension CategoryEncoding {
  init(_ choice: Choice) {
    switch choice.name {
    case "one-hot": self = .oneHot
    case "ordinal": self = .ordinal
    case "frequency": self = .frequency
    default: self = .hashing(buckets: choice.settings.whole("buckets"))
    }
  }
}

extension Features.MissingRule {
  init(_ json: JSON) {
    switch json {
    case "drop": self = .drop
    case "median": self = .median
    case "indicator": self = .indicator
    case .object(let members): self = .constant(Settings(members).number("constant"))
    default: self = .complain
    }
  }
}
