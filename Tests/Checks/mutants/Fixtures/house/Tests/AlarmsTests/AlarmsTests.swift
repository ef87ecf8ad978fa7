import Alarms
import Cuts
import Testing

@Test func `the nearest score`() {
  #expect(nearest([9], to: Cut(border: 3)) == 6)
}
