import Scoring
import Vocabulary

/// One way of asking for a threshold: settings that have been checked.
///
/// The ways stand beside their definitions, as static functions:
///
///     let request = try ThresholdRequest.falsePositiveRate(atMost: 0.01, confidence: 0.95)
///     let choice = request.choose(from: evidence, seed: seed)
public struct ThresholdRequest: Sendable {
  let method: any ThresholdMethod

  init(_ method: any ThresholdMethod) { self.method = method }

  /// The way, as a spec names it.
  public var name: String { method.name }
  /// What is asked for, in words.
  public var wish: String { method.wish }
}

/// How a threshold is found among the rows of a sample.
protocol ThresholdMethod: Sendable {
  /// The way, as a spec names it: `best-f1`.
  var name: String { get }
  /// What is asked for, as it stands within a sentence.
  var wish: String { get }
  /// Whether finding it again on a few hundred resamplings is cheap enough.
  var isResampled: Bool { get }

  func select(from sample: Sample) throws(Infeasibility) -> Selection
}

extension ThresholdMethod {
  var isResampled: Bool { true }
}

/// A threshold that a method found, before it is known how well it holds.
struct Selection: Sendable {
  let value: Double
  let holdsInFloat: Bool
  /// What was found and what it does, in one sentence.
  let sentence: String
  var guarantee: Guarantee?

  /// A cut between two distinct scores.
  init(_ cut: Cut, _ sentence: String, guarantee: Guarantee? = nil) {
    self.init(cut.separator, sentence, guarantee: guarantee)
  }

  init(_ separator: Separator, _ sentence: String, guarantee: Guarantee? = nil) {
    value = separator.value
    holdsInFloat = separator.holdsInFloat
    self.sentence = sentence
    self.guarantee = guarantee
  }

  /// A value that is not a midpoint: one of the scores itself, or one that a formula gave.
  init(
    _ value: Double, among ascending: [Double], _ sentence: String, guarantee: Guarantee? = nil
  ) {
    self.value = value
    let next = ascending.partitioned { $0 <= value }
    let kept = next == 0 || Float(ascending[next - 1]) <= Float(value)
    holdsInFloat = kept && (next == ascending.count || Float(ascending[next]) > Float(value))
    self.sentence = sentence
    self.guarantee = guarantee
  }
}

extension [Double] {
  /// How many elements at the front satisfy `belongs`, in an array whose others all come after them.
  func partitioned(where belongs: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
