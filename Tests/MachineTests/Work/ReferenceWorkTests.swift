import Machine
import Testing

/// The work that other durations are multiples of.
struct ReferenceWorkTests {
  /// Whoever changes the work changes what bounds mean that were stated in it.
  @Test func `what comes of it is what always came of it`() {
    #expect(ReferenceWork().perform() == 0.11626822370805745)
  }

  @Test func `it is timed as often as is asked, and takes time`() {
    let times = ReferenceWork().times(20)
    #expect(times.count == 20 && times.allSatisfy { $0 > 0 })
  }
}
