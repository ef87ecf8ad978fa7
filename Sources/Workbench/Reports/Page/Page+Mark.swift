extension Page {
  /// A chosen threshold in a drawing over scores.
  public struct Mark: Sendable, Equatable {
    public let name: String
    public let place: Double

    public init(_ name: String, at place: Double) {
      self.name = name
      self.place = place
    }
  }
}

extension [Page.Mark] {
  /// More would not fit above what is drawn.
  private static let most = 4

  /// Those that are drawn of marks in the order of their weight: the first few that differ from each other and lie in
  /// the range.
  func shown(in range: ClosedRange<Double>) -> [Page.Mark] {
    var kept: [Page.Mark] = []
    for mark in self where kept.count < Self.most && range.contains(mark.place) {
      let isKnown = kept.contains { $0.name == mark.name || $0.place == mark.place }
      if !isKnown { kept.append(mark) }
    }
    return kept
  }
}
