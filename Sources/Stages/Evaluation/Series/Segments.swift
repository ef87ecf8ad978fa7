public import Vocabulary

/// Runs of steps of a series: each from its first step up to the one after its last.
typealias Segments = [Range<Int>]

extension [Range<Int>] {
  /// The longest runs of `true`, in order.
  init(of flags: [Bool]) {
    self.init()
    var start: Int?
    for (step, flag) in flags.enumerated() {
      if flag {
        start = start ?? step
      } else if let first = start {
        append(first..<step)
        start = nil
      }
    }
    if let start { append(start..<flags.count) }
  }
}

extension Labels {
  /// The runs of steps labeled as anomalies; what is unknown is none.
  public var segments: [Range<Int>] { [Range<Int>](of: values.map { $0 == .anomaly }) }
}

extension Verdicts {
  /// The runs of steps that alarm.
  public var segments: [Range<Int>] { [Range<Int>](of: values) }
}
