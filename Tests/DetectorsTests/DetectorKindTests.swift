import Detectors
import Testing

struct DetectorKindTests {
  @Test func `every kind has a model type of its own`() {
    let types = DetectorKind.allCases.map { ObjectIdentifier($0.model) }
    #expect(Set(types).count == DetectorKind.allCases.count)
  }

  @Test func `names are words joined by dashes`() {
    for kind in DetectorKind.allCases {
      #expect(kind.rawValue.allSatisfy { $0.isLowercase || $0 == "-" }, "\(kind.rawValue)")
    }
  }
}
