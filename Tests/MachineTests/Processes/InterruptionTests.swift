import Foundation
import Machine
import Testing

struct InterruptionTests {
  @Test func `each wish to end is told with its number`() async {
    await #expect(processExitsWith: .exitCode(130)) {
      try Interruption.handle { number in
        if number == 2 { exit(130) }
        kill(getpid(), SIGINT)
      }
      kill(getpid(), SIGTERM)
      sleep(20)
    }
  }
}
