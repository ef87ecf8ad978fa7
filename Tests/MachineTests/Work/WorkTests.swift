import Dispatch
import Machine
import Synchronization
import TestKit
import Testing

struct WorkTests {
  @Test func `who looks on is told when work begins and ends, and sees how far it is`() throws {
    let witness = Witness()
    struct Failure: Error {}
    #expect(throws: Failure.self) {
      try Work.$onlooker.withValue(witness) {
        try Work.perform("counting", of: 10, .things("rows")) { work in
          DispatchQueue.concurrentPerform(iterations: 6) { _ in work.advance() }
          #expect(witness.events == ["counting begins at 0 of 10"])
          throw Failure()
        }
      }
    }
    #expect(witness.events == ["counting begins at 0 of 10", "counting ends at 6"])
  }

  @Test func `nobody need look on`() {
    Work.perform("counting") { $0.advance(by: 2) }
  }

  @Test func `a file that is read under a title counts its bytes`() throws {
    try withTemporaryFolder { folder in
      let path = Paths.join(folder, "x")
      try FileSystem.write([UInt8](repeating: 1, count: 300_000), to: path)
      let witness = Witness()
      try Work.$onlooker.withValue(witness) {
        let file = try InputFile(path, title: "reading x")
        _ = try file.read(atMost: 100_000)
        #expect(witness.works[0].done == 100_000)
        _ = try file.readToEnd()
        _ = try SHA256.hex(ofFile: path)
        _ = try FileSystem.read(path)
      }
      #expect(
        witness.events.sorted() == [
          "hashing x begins at 0 of 300000", "hashing x ends at 300000",
          "reading x begins at 0 of 300000", "reading x ends at 300000",
        ])
    }
  }
}
