import Artifacts
import Testing
import Trials

@testable import Runs

/// When the rows that several trials prepare once may go.
struct OrderQueueTests {
  private static let kept = KeptScores(folder: RunFolder("elsewhere"), trial: "k")

  /// What may go after each order; names that begin with the same letter see the same rows.
  private func released(_ orders: [Order], jobs: Int) -> [String?] {
    let queue = OrderQueue(orders, jobs: jobs)
    return orders.compactMap { _ in queue.take() }.map { queue.release($0) }
  }

  @Test func `rows that several workers share go after the last trial that needs them`() {
    let orders = ["a1", "b1", "a2", "b2"].map { Order(DriverBench.trial($0)) }
    let (a, b) = (orders[0].trial.preparation, orders[1].trial.preparation)
    #expect(released(orders, jobs: 2) == [nil, nil, a, b])
  }

  @Test func `rows that one trial or one worker prepares for itself are not left anywhere`() {
    let orders = ["a1", "b1", "a2"].map { Order(DriverBench.trial($0)) }
    #expect(released(orders, jobs: 1) == [nil, nil, nil])
    #expect(released([orders[1]], jobs: 2) == [nil])
  }

  @Test func `who judges kept scores needs no rows, and releases none`() {
    let orders = [
      Order(DriverBench.trial("a1")), Order(DriverBench.trial("a2"), judging: Self.kept),
      Order(DriverBench.trial("a3")),
    ]
    #expect(released(orders, jobs: 2) == [nil, nil, orders[0].trial.preparation])
  }

  @Test func `after a failure nobody takes more, and the first failure is told`() {
    struct Failure: Error, Equatable { let name: String }
    let queue = OrderQueue(["a", "b"].map { Order(DriverBench.trial($0)) }, jobs: 1)
    #expect(queue.take()?.trial.id == "a")
    queue.fail(Failure(name: "first"))
    queue.fail(Failure(name: "second"))
    #expect(queue.take() == nil)
    #expect(queue.failure as? Failure == Failure(name: "first"))
  }
}
