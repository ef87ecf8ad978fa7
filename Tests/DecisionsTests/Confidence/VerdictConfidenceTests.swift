import Decisions
import Testing
import Vocabulary

struct VerdictConfidenceTests {
  private let confidence = try! VerdictConfidence(
    training: Scores((1...10).map(Double.init)), contamination: 0.2)

  @Test func `the confidence is that of the binomial formula`() {
    // Above all: p = 11/12, and P(Bin(10, 11/12) > 8) = 10 p⁹ (1 − p) + p¹⁰.
    let p = 11.0 / 12
    var ninth = 1.0
    for _ in 0..<9 { ninth *= p }
    let exact = 10 * ninth * (1 - p) + ninth * p
    #expect(abs(confidence.confidence(score: 11, isAlarm: true) - exact) < 1e-13)  // rounding
    #expect(abs(confidence.confidence(score: 11, isAlarm: false) - (1 - exact)) < 1e-13)
  }

  @Test func `both verdicts share all of the confidence`() {
    for score in [0, 3, 8.5, 9, 20, .nan] {
      let sum =
        confidence.confidence(score: score, isAlarm: true)
        + confidence.confidence(score: score, isAlarm: false)
      #expect(abs(sum - 1) < 1e-13)  // rounding
    }
  }

  @Test func `unsure verdicts are rejected, and fewer where less is asked for`() {
    #expect(confidence.isRejected(score: 8.5, isAlarm: true))
    #expect(!confidence.isRejected(score: 0, isAlarm: false, tolerance: 1))
    // p = 10/12: 10 p⁹ (1 − p) + p¹⁰ = 0.485, twice 0.015 from one half; 1 − 2/e = 0.264 is allowed.
    #expect(confidence.isRejected(score: 9, isAlarm: true, tolerance: 1))
  }

  @Test func `settings out of range are refused`() {
    #expect(throws: SettingError.self) {
      try VerdictConfidence(training: Scores([]), contamination: 0.1)
    }
    #expect(throws: SettingError.self) {
      try VerdictConfidence(training: Scores([1]), contamination: 1)
    }
  }
}
