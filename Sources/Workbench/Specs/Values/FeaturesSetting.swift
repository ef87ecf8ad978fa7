public import Features
public import Formats
import Forms
import Vocabulary

/// A way to make features that a spec asks for.
public struct FeaturesSetting: Sendable, Equatable {
  /// As a trial's identity has it, every key said.
  public let json: JSON
  public let value: FeatureSettings

  init(_ settings: Settings<FeatureSettings>) throws(SettingError) {
    json = settings.json
    value = try FeatureSettings(settings)
  }
}
