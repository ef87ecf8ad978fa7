import Cuts
import Testing

struct CutTests {
  @Test func `a score on the border raises no alarm`() {
    #expect(Cut(border: 3).alarms(on: 4) && !Cut(border: 3).alarms(on: 3))
  }

  @Test func `a low score is calm`() {
    #expect(Cut(border: 3).isCalm(on: 1) && !Cut(border: 3).isCalm(on: 5))
  }

  @Test func `the larger of two`() {
    #expect(Cut(border: 3).larger(1, 2) == 2 && Cut(border: 3).larger(2, 1) == 2)
  }

  @Test func `steps are counted`() {
    #expect(Cut(border: 3).steps(down: 5) == 2)
  }

  @Test func `a sign is repeated`() {
    #expect(Cut(border: 3).shown("-") == "---")
  }

  @Test func `a distance has a sign, whatever it is`() {
    #expect(Cut(border: 0).distance(of: 3) == 3)
  }

  @Test func `there is a usual border`() {
    #expect(Cut().border > 0)
  }
}
