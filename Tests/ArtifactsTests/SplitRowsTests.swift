import Artifacts
import Testing
import Vocabulary

/// What is known of the rows of a division, and what follows from it.
struct SplitRowsTests {
  private func rows(_ numbers: [Int], _ label: Label = .ordinary) -> KnownRows {
    KnownRows(numbers: numbers, labels: Labels(numbers.map { _ in label }))
  }

  private func split(train: [Int], test: [Int]) -> SplitRows {
    SplitRows(train: rows(train), validation: rows([]), test: rows(test))
  }

  @Test
  func `what learns from no row, or from others than those that measure, learns from no test`() {
    #expect(!split(train: [], test: [1, 2]).learnsFromTest)
    #expect(!split(train: [], test: []).learnsFromTest)
    #expect(!split(train: [3, 4], test: [1, 2]).learnsFromTest)
    #expect(split(train: [2], test: [1, 2]).learnsFromTest)
    #expect(split(train: [1, 2], test: [1, 2]).learnsFromTest)
  }

  @Test func `labels are known where some row has one, be it strange or ordinary`() {
    #expect(Labels([.unknown, .anomaly]).areKnown)
    #expect(Labels([.unknown, .ordinary]).areKnown)
    #expect(!Labels([.unknown, .unknown]).areKnown)
    #expect(!Labels([]).areKnown)
  }
}
