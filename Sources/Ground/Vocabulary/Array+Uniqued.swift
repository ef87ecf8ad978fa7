extension [String] {
  /// Each element once, at its first place.
  public func uniqued() -> [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
