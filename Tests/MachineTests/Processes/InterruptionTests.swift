import Foundation
import Machine
import Testing

struct InterruptionTests {
  @Test func `each wish to end is told with its number and how it came`() async {
    await #expect(processExitsWith: .exitCode(130)) {
      try Interruption.handle { wish in
        switch wish {
        case .init(number: 1, signal: .terminate): kill(getpid(), SIGINT)
        case .init(number: 2, signal: .interrupt): exit(Interruption.first == .terminate ? 130 : 1)
        default: exit(2)
        }
      }
      kill(getpid(), SIGTERM)
      sleep(20)
    }
  }

  @Test func `whoever hangs up is heard once, however often it does`() async {
    await #expect(processExitsWith: .exitCode(7)) {
      try Interruption.handle { _ in
        usleep(200_000)
        exit(7)
      }
      for _ in 1...6 {
        kill(getpid(), SIGHUP)
        usleep(10_000)
      }
      sleep(20)
    }
  }

  @Test func `who was started to outlive its terminal does`() async {
    await #expect(processExitsWith: .success) {
      _ = signal(SIGHUP, SIG_IGN)
      try Interruption.handle { _ in exit(1) }
      kill(getpid(), SIGHUP)
      usleep(50_000)
    }
  }

  @Test func `the fourth wish ends a program that is busy answering the first`() async {
    await #expect(processExitsWith: .exitCode(130)) {
      try Interruption.handle { _ in sleep(20) }
      for _ in 1...4 {
        kill(getpid(), SIGINT)
        usleep(20_000)
      }
      sleep(20)
    }
  }

  /// In a program of its own: runs of other tests grant wishes too.
  @Test func `a wish is granted while somebody looks for it`() async {
    await #expect(processExitsWith: .success) {
      #expect(!Interruption.isGranted)
      Interruption.granted { #expect(Interruption.isGranted) }
      #expect(!Interruption.isGranted)
    }
  }
}
