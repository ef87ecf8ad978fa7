public import Forms
public import Vocabulary

/// A way to bring scores onto a common scale, with its settings, before any score was seen.
public struct ScoreMapKind: Sendable, Equatable {
  private let method: any ScoreMapMethod
  /// The way as specs have it.
  public let choice: Choice

  init(_ method: some ScoreMapMethod) {
    self.method = method
    choice = method.choice
  }

  /// The way that `choice` describes.
  ///
  /// - Precondition: it names one of `ScoreMapMethods.choices`.
  public init(_ choice: Choice) throws(SettingError) {
    self = try ScoreMapMethods.choices.make(choice)
  }

  /// A way whose settings are the standard ones.
  static func usual<Method: ScoreMapMethod>(_ method: Method.Type) -> ScoreMapKind {
    do { return ScoreMapKind(try Method(.standard)) } catch {
      preconditionFailure("the standard settings of '\(Method.name)' cannot be: \(error)")
    }
  }

  /// The name by which a spec and a complaint know the way.
  public var name: String { choice.name }

  /// Whether fitting needs the labels of the reference rows.
  public var needsLabels: Bool { type(of: method).needsLabels }

  /// Whether every score ends in 0…1.
  public var isUnit: Bool { type(of: method).isUnit }

  /// What calibrated scores say.
  public var meaning: ScoreMeaning { type(of: method).meaning }

  public static func == (one: ScoreMapKind, other: ScoreMapKind) -> Bool {
    one.choice == other.choice
  }

  /// Learns the map from reference scores: those of training or validation rows, never of test rows.
  ///
  /// Where the scores do not spread, a spread of 0 counts as 1, so that a constant detector still has a
  /// map. `labels` are looked at by the ways that need them; rows with an unknown label are left out.
  public func fit(
    _ scores: Scores, labels: Labels? = nil
  ) throws(ScoreMapError) -> ScoreMap {
    try method.fit(ReferenceScores(map: name, scores: scores, labels: labels))
  }
}
