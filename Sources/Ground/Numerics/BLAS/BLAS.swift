import COpenBLAS
import Synchronization

/// The one owner of OpenBLAS and of its threads.
///
/// OpenBLAS is held at one thread, because the bits of its results depend on how many it uses; rows are
/// spread over `Workers` above it. Every call of this room into OpenBLAS or LAPACK asks `hold()` first.
public enum BLAS {
  /// The release of OpenBLAS: `0.3.21`.
  public static var version: String {
    let words = configuration.split(separator: " ")
    return words.count > 1 ? String(words[1]) : "unknown"
  }

  /// The processor family whose kernels OpenBLAS has chosen: `Cooperlake`.
  public static var core: String { unsafe String(cString: openblas_get_corename()) }

  /// How OpenBLAS was built, in its own words.
  public static var configuration: String { unsafe String(cString: openblas_get_config()) }

  /// How many threads OpenBLAS uses now.
  public static var threads: Int {
    hold()
    return Int(openblas_get_num_threads())
  }

  /// Runs `body` while OpenBLAS may use `count` threads, then holds it at one again.
  ///
  /// This is for one large call on an otherwise idle process, such as a benchmark's: the setting is
  /// global, a result's bits may depend on it, and a second caller waits until the first is done.
  public static func withThreads<Answer: Sendable>(
    _ count: Int, _ body: () throws -> Answer
  ) rethrows -> Answer {
    precondition(count > 0, "OpenBLAS needs at least one thread")
    hold()
    return try raised.withLock { _ in
      openblas_set_num_threads(Int32(count))
      defer { openblas_set_num_threads(1) }
      return try body()
    }
  }

  /// Holds OpenBLAS at one thread, once and before its first use.
  static func hold() { _ = held }

  private static let held: Bool = {
    openblas_set_num_threads(1)
    return true
  }()

  private static let raised = Mutex(())
}
