public import Formats

/// That a model changed its stage under a name: who, when, and what was in its place.
public struct ModelEntry: Recorded, Equatable {
  public enum Event: String, Sendable, CaseIterable {
    /// It became the active model of its name; another that was is retired by that.
    case promoted
    case retired
  }

  public let event: Event
  /// When it was, by RFC 3339.
  public let time: String
  /// Under which name.
  public let name: String
  /// The hash of the bundle's content.
  public let model: String
  /// Where the bundle stood: from the folder of runs on, if it stood in there.
  public let bundle: String
  /// The model that was active under the name until then; `nil` where none was.
  public let parent: String?
  /// Why, as whoever did it says.
  public let reason: String?

  public init(
    _ event: Event, time: String, name: String, model: String, bundle: String,
    parent: String? = nil, reason: String? = nil
  ) {
    self.event = event
    self.time = time
    self.name = name
    self.model = model
    self.bundle = bundle
    self.parent = parent
    self.reason = reason
  }

  public static let fields = Fields(
    { ModelEntry($0, time: $1, name: $2, model: $3, bundle: $4, parent: $5, reason: $6) },
    Field("event", \.event, .word), Field("time", \.time, .text), Field("name", \.name, .text),
    Field("model", \.model, .text), Field("bundle", \.bundle, .text),
    Field(ifAny: "parent", \.parent, .text), Field(ifAny: "reason", \.reason, .text))
}
