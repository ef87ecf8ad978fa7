public import Vocabulary
import Wording

/// A number as people read it: with the unit that its name says it has.
public struct Amount: Sendable {
  public let text: String

  /// - Returns: `nil` where its name says none.
  public init?(_ value: Double, of name: MetricName) {
    let scale: KeyValuePairs<String, Double>
    switch name.text.split(separator: "_").last {
    case "bytes": scale = ["GiB": 1_073_741_824, "MiB": 1_048_576, "KiB": 1024, "B": 1]
    case "seconds": scale = ["s": 1, "ms": 1e-3, "µs": 1e-6]
    case "us": scale = ["s": 1e6, "ms": 1e3, "µs": 1]
    case "scores":
      text = Figures.plain(value)
      return
    default: return nil
    }
    let unit = scale.first { value >= $0.value } ?? scale[scale.count - 1]
    text = "\(Figures.significant(value / unit.value, digits: 3)) \(unit.key)"
  }
}
