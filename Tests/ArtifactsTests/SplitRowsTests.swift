import Artifacts
import Machine
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

  @Test func `all that is known of the rows of a division is read as it was written`() throws {
    let all = KnownRows(
      numbers: [4, 2, 9], labels: Labels([.anomaly, .ordinary, .unknown]), times: [-5, 0, 7],
      groups: [1, 0, 1], costs: [[1, 2, 3], [0.5, 0, 8]], standings: ["failed", "", "strict"])
    let split = SplitRows(train: all, validation: rows([]), test: rows([1]))
    let folder = try FileSystem.makeTemporaryFolder("assay-test")
    defer { try? FileSystem.remove(folder) }
    let path = Paths.join(folder, "rows.npz")
    try FileSystem.write(split.bytes, to: path)
    #expect(try SplitRows(readFrom: path) == split)
  }

  @Test func `labels are known where some row has one, be it strange or ordinary`() {
    #expect(Labels([.unknown, .anomaly]).areKnown)
    #expect(Labels([.unknown, .ordinary]).areKnown)
    #expect(!Labels([.unknown, .unknown]).areKnown)
    #expect(!Labels([]).areKnown)
  }
}
