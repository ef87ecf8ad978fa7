import Alarms
import Cuts
import Sirens
import Testing

@Test func `the nearest score`() {
  #expect(nearest([9], to: Cut(border: 3)) == 6)
}

@Test func `a siren is heard up to its border`() {
  #expect(isHeard(2) && !isHeard(3))
}
