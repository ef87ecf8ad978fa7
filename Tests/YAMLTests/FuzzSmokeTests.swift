import Testing
import YAML

/// A reader given thousands of damaged texts: it answers with a node or complaints, and never crashes.
struct FuzzSmokeTests {
  @Test func `damaged YAML is read or refused`() throws {
    let sample = Array(
      """
      base: &base {a: 1, "b": [x, 2.5, ~]}
      more:
        <<: *base
        - 'quoted' # comment
        text: |
          lines
        folded: >-
          é 温
      ? key
      : !!str 5
      """.utf8)
    var state: UInt64 = 7
    func next(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % limit
    }
    let marks = Array("{}[]&*!|>'\"%@`:-?,#\t\n".utf8)
    var refused = 0
    for _ in 0..<5000 {
      var bytes = sample
      for _ in 0...next(below: 3) where !bytes.isEmpty {
        let place = next(below: bytes.count)
        switch next(below: 4) {
        case 0: bytes[place] = UInt8(next(below: 256))
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 5))
        case 2: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 9)], at: place)
        default: bytes[place] = marks[next(below: marks.count)]
        }
      }
      do {
        _ = try Node(yaml: String(decoding: bytes, as: UTF8.self))
      } catch {
        refused += 1
        #expect(!error.description.isEmpty)
      }
    }
    #expect(refused > 1000)
  }
}
