import Foundation

/// How long a piece of work takes.
struct Timing {
  /// The median time on the clock, in seconds.
  let elapsed: Double
  /// The median time of all processors together, which other work on the machine does not lengthen.
  let processor: Double

  /// Does `work` once to warm up and then `repeats` times, each timed alone.
  init(_ repeats: Int = 7, _ work: () -> Void) {
    work()
    var (elapsed, processor): ([Double], [Double]) = ([], [])
    let wall = ContinuousClock()
    for _ in 0..<repeats {
      let before = clock()
      let time = wall.measure(work).components
      processor.append(Double(clock() - before) / 1e6)
      elapsed.append(Double(time.seconds) + Double(time.attoseconds) * 1e-18)
    }
    self.elapsed = elapsed.sorted()[repeats / 2]
    self.processor = processor.sorted()[repeats / 2]
  }

  /// The time of each of `threads` threads: the clock's, unless other work held them up.
  func seconds(on threads: Int) -> Double { min(elapsed, processor / Double(threads)) }
}

/// Numbers as the tables print them.
func text(_ value: Double, _ digits: Int = 1) -> String {
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  let whole = Int((value * scale).rounded())
  guard digits > 0 else { return "\(whole)" }
  let rest = String(whole % Int(scale))
  return "\(whole / Int(scale))." + String(repeating: "0", count: digits - rest.count) + rest
}
