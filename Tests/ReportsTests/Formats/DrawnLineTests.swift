import Testing

@testable import Reports

struct DrawnLineTests {
  private func seen(_ places: [(Double, Double)]) -> [String] {
    DrawnLine.seen(places.map { .init(x: $0.0, y: $0.1) }).map { "\($0.x) \($0.y)" }
  }

  @Test func `a place that a line passes is left out, and one that it misses stays`() {
    // The line from (0, 0) to (100, 0) passes (50, 0.2) by 0.2 and misses (50, 0.3).
    #expect(seen([(0, 0), (50, 0.2), (100, 0)]) == ["0.0 0.0", "100.0 0.0"])
    #expect(seen([(0, 0), (50, 0.3), (100, 0)]).count == 3)
    // From (0, 0) to (30, 40), which is 50 long, (15, 20.5) lies 0.3 away: 15 · 40 - 20.5 · 30 = -15, by 50.
    #expect(seen([(0, 0), (15, 20.5), (30, 40)]).count == 3)
    #expect(seen([(0, 0), (15, 20.4), (30, 40)]).count == 2)
  }

  @Test func `a step keeps its corners, and what turns back its end`() {
    let step = [(0.0, 0.0), (5, 0), (10, 0), (10, 5), (10, 10), (20, 10)]
    #expect(seen(step) == ["0.0 0.0", "10.0 0.0", "10.0 10.0", "20.0 10.0"])
    #expect(seen([(0, 0), (10, 0), (5, 0)]).count == 3)
    #expect(seen([(5, 0), (-5, 0), (10, 0)]).count == 3)
    // Where it ends as it began, the places between are told by how far they are.
    #expect(seen([(0, 0), (3, 4), (0, 0)]).count == 3)
  }

  @Test func `every place that is left out lies as near as cannot be seen`() {
    // A parabola turns everywhere: every straight piece misses it in the middle.
    let places = (0...1000).map { step -> (Double, Double) in
      let x = Double(step) * 0.6
      return (x, x * x / 600)
    }
    let kept = DrawnLine.seen(places.map { .init(x: $0.0, y: $0.1) })
    #expect(kept.count < 60)
    for (x, y) in places {
      let right = kept.firstIndex { $0.x >= x } ?? 0
      guard right > 0 else { continue }
      let (a, b) = (kept[right - 1], kept[right])
      let wanted = a.y + (x - a.x) / (b.x - a.x) * (b.y - a.y)
      let slope = (b.y - a.y) / (b.x - a.x)
      #expect(abs(y - wanted) / (1 + slope * slope).squareRoot() <= 0.25 + 1e-9)
    }
  }

  @Test func `pieces do not touch, and those without places are nothing`() {
    var line = DrawnLine()
    line.end()
    line.add(.init(x: 1, y: 2))
    line.add(.init(x: 3, y: 4))
    line.end()
    line.end()
    line.add(.init(x: 5, y: 6))
    #expect(line.path("line-1") == "<path class=\"curve line-1\" d=\"M1.0 2.0L3.0 4.0M5.0 6.0\"/>")
  }
}
