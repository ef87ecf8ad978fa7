import Vocabulary

extension Page.Plot {
  /// How many rows alarm at a time, beside the anomalies that are known.
  static func alarms(_ times: AlarmTimes) -> Page.Plot? {
    func line(_ name: String, _ counts: [Int]) -> Series {
      let points = counts.enumerated().compactMap { place, count in
        Point(
          "\(times.stretch.name) \(place + 1)", at: Double(place),
          .figure(.number(Double(count))))
      }
      return Series(name, points, isJoined: true, labels: .series)
    }
    let title = "Alarms of the first threshold over time, of test rows"
    return Page.Plot(
      title, across: Axis("each \(times.stretch.name) since \(times.start)"),
      up: Axis("rows"),
      [line("alarms", times.alarms)] + (times.anomalies.map { [line("anomalies", $0)] } ?? []),
      isOnlyDrawn: true)
  }
}
