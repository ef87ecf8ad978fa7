import Forms
import Scoring
import Vocabulary

/// A way to find a threshold among the rows of a sample.
///
/// All that Assay knows of a way stands in a file of its own: the word and the keys by which a spec asks
/// for it, and the answers below. Nothing else asks which way it has before it.
protocol ThresholdMethod: Settled {
  /// Whether rows without labels cannot answer. By default they can.
  static var needsLabels: Bool { get }

  /// What is asked for, as it stands within a sentence: `a precision of at least 90 %`.
  var wish: String { get }

  /// The same where the evidence has a part in it. By default it has none.
  func wish(on evidence: Evidence) -> String

  /// What mistakes cost by the request; `nil`, as by default, where it does not weigh them.
  var prices: AskedPrices? { get }

  /// The share of rows that it takes to be anomalies, if it takes any. By default it does not.
  var contamination: Double? { get }

  /// What it promises of rows to come, resting on these. By default nothing.
  func guarantee(restingOn rows: CalibrationRows) -> Guarantee?

  /// How many weights of groups it draws each time that it looks for a threshold among rows of so many
  /// groups. By default none.
  func weights(drawnFor groups: Int) -> Int

  /// What a threshold so found takes for granted beside what each does. By default nothing.
  var assumption: Assumption? { get }

  func select(from sample: Sample) throws(Infeasibility) -> Selection
}

extension ThresholdMethod {
  static var keys: [any FormKey<Self>] { [] }
  static var needsLabels: Bool { false }
  func wish(on evidence: Evidence) -> String { wish }
  var prices: AskedPrices? { nil }
  var contamination: Double? { nil }
  func guarantee(restingOn rows: CalibrationRows) -> Guarantee? { nil }
  func weights(drawnFor groups: Int) -> Int { 0 }
  var assumption: Assumption? { nil }
}

/// A threshold that a method found, before it is known how well it holds.
struct Selection: Sendable {
  let value: Double
  let holdsInFloat: Bool
  /// What was found and what it does, in one sentence.
  let sentence: String

  /// A cut between two distinct scores.
  init(_ cut: Cut, _ sentence: String) { self.init(cut.separator, sentence) }

  init(_ separator: Separator, _ sentence: String) {
    value = separator.value
    holdsInFloat = separator.holdsInFloat
    self.sentence = sentence
  }

  /// A value that is not a midpoint: one of the scores itself, or one that a formula gave.
  init(_ value: Double, among ascending: [Double], _ sentence: String) {
    self.value = value
    let next = ascending.partitioned { $0 <= value }
    let kept = next == 0 || Float(ascending[next - 1]) <= Float(value)
    holdsInFloat = kept && (next == ascending.count || Float(ascending[next]) > Float(value))
    self.sentence = sentence
  }
}
