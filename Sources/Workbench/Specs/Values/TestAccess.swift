import Forms

/// Whether what the labels of test rows say is shown.
public enum TestAccess: String, Sendable, CaseIterable {
  case open
  /// Nobody sees it until the run is unsealed; so nothing can be chosen by it, not even by accident.
  case sealed
}
