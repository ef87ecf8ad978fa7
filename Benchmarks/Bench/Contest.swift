import Detectors
import Formats
import Foundation
import Machine
import Numerics
import Vocabulary

/// One side of a comparison: `bench contest WORKLOAD FOLDER THREADS` reads the rows of `FOLDER` and then, a word a
/// line on standard input, fits (`fit`), scores the test rows (`score`), times single rows (`row`) or writes scores
/// down (`write PATH`), and answers each with a line of JSON. Others of other make answer the same words, so that
/// they can take turns.
enum Contest {
  static func run(_ words: [String]) throws {
    guard words.count == 3, let threads = Int(words[2]), let detector = try detector(words[0])
    else {
      print("bench contest: wanted a workload, a folder and a number of threads")
      exit(2)
    }
    Workers.count = threads
    var contestant = try Contestant(detector, folder: words[1])
    try contestant.serve()
  }

  /// What a workload asks to be fitted: the kind of detector before the first `-`.
  private static func detector(_ workload: String) throws -> (any Detector)? {
    switch workload.prefix(while: { $0 != "-" }) {
    case "if": try IsolationForest(trees: 100, sample: .rows(256))
    case "eif": try ExtendedIsolationForest(trees: 100, sample: .rows(256), dimensions: 2)
    case "lof": try LocalOutlierFactor(neighbors: 20)
    case "ocsvm": try OneClassSVM(nu: 0.1, tolerance: 1e-3, cacheMegabytes: 200)
    case "nystrom": try NystromOneClassSVM(nu: 0.1, landmarks: 150, tolerance: 1e-3)
    case "ae":
      try Autoencoder(
        hidden: [Autoencoder.Layer(.exactly(16), .tanh)],
        training: Training(epochs: 50, batch: 32, rate: 1e-3))
    case "ecod": EmpiricalCumulativeOutlierDetection()
    case "copod": CopulaOutlierDetection()
    case "hbos": try HistogramOutlierScore()
    default: nil
    }
  }
}

private struct Contestant {
  private let detector: any Detector
  private let training: Matrix<Float>
  private let test: Matrix<Float>
  private var model: (any AnomalyModel)?

  init(_ detector: any Detector, folder: String) throws {
    self.detector = detector
    training = try Self.matrix(folder + "/X_train.npy")
    test = try Self.matrix(folder + "/X_test.npy")
  }

  private static func matrix(_ path: String) throws -> Matrix<Float> {
    let array = try NPY.read(path)
    guard array.shape.count == 2, case .float(let numbers) = array.values else {
      throw FileError(.notThat, path, "is no matrix of Float numbers: its shape is \(array.shape)")
    }
    return Matrix(rows: array.shape[0], columns: array.shape[1], elements: numbers)
  }

  mutating func serve() throws {
    answer(["platform": .text("\(NumericPlatform.current)"), "peak": .number(peak)])
    while let line = readLine() {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      switch words.first {
      case "fit":
        let detector = detector
        let training = training
        try timed { model = try fitted(detector, training) }
      case "score": try timed { _ = try scores() }
      case "row": answer(try rowTimes())
      case "write":
        let values = try scores().values.map { Float($0) }
        try NPY.writeFloats(shape: [values.count], to: words[1]) { write throws(FileError) in
          try write(values.span)
        }
        answer([:])
      default: return
      }
    }
  }

  private func fitted(_ detector: some Detector, _ rows: Matrix<Float>) throws -> any AnomalyModel {
    try detector.fit(rows, seed: Seed(1))
  }

  private func scores() throws -> Scores {
    guard let model else { throw FileError(.notThat, "the model", "was never fitted") }
    return try model.scores(of: test)
  }

  private func timed(_ work: () throws -> Void) rethrows {
    let before = processorSeconds
    let start = ContinuousClock.now
    try work()
    let wall = start.duration(to: .now) / .seconds(1)
    answer([
      "wall": .number(wall), "cpu": .number(processorSeconds - before), "peak": .number(peak),
    ])
  }

  /// The times of 2,000 calls, in microseconds, each with another row.
  private func rowTimes() throws -> [String: JSON] {
    guard let model else { return [:] }
    let rows = (0..<min(2000, test.rows)).map { test.rows($0..<($0 + 1)) }
    var times: [Double] = []
    times.reserveCapacity(rows.count)
    for row in rows {
      let start = DispatchTime.now().uptimeNanoseconds
      _ = try model.scores(of: row)
      times.append(Double(DispatchTime.now().uptimeNanoseconds - start) / 1000)
    }
    times.sort()
    func percentile(_ share: Double) -> JSON {
      .number(times[Int(share * Double(times.count - 1))])
    }
    return ["p50": percentile(0.5), "p95": percentile(0.95), "p99": percentile(0.99)]
  }

  private var processorSeconds: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

  /// The most memory that this process ever held, in bytes.
  private var peak: Double {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return Double(line.filter(\.isNumber)).map { $0 * 1024 } ?? 0
  }

  private func answer(_ members: [String: JSON]) {
    let sorted = members.sorted { $0.key < $1.key }
    print("{" + sorted.map { "\"\($0.key)\": \($0.value.text())" }.joined(separator: ", ") + "}")
    fflush(nil)
  }
}
