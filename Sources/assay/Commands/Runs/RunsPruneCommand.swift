import Artifacts
import Machine

struct RunsPruneCommand: Command {
  static let declaration = Declaration(
    name: "runs prune", summary: "Remove the runs that are too many or too old.",
    discussion: "Say '--keep', '--older-than' or both, which a run must then both be.\n"
      + RunFolder.whatIsNeverRemoved,
    options: [
      .init(name: "--keep", value: "N", help: "how many runs of each experiment to keep"),
      .init(name: "--older-than", value: "AGE", help: "such as 30d, 12h or 45min"),
      .init(name: "--dry-run", help: "say what would be removed, and remove nothing"), .reports,
    ])

  private let keep: Int?
  private let olderThan: Double?
  private let isDry: Bool
  private let reports: String

  init(_ words: Words) throws(UsageError) {
    keep = try words.whole("--keep", in: 0...1_000_000)
    olderThan = try words.value("--older-than").map { text throws(UsageError) in
      guard let seconds = Self.seconds(text) else {
        throw .wrongNumber("--older-than", text, "an age such as 30d, 12h or 45min")
      }
      return seconds
    }
    isDry = words.flag("--dry-run")
    reports = words.reports
    if keep == nil, olderThan == nil {
      throw .other("say which runs to prune: --keep N, --older-than 30d, or both")
    }
  }

  private static func seconds(_ text: String) -> Double? {
    for (unit, factor) in [("min", 60.0), ("d", 86400), ("h", 3600)] where text.hasSuffix(unit) {
      return Double(text.dropLast(unit.count)).flatMap { $0 >= 0 ? $0 * factor : nil }
    }
    return nil
  }

  func run(on console: Console) throws -> ExitCode {
    let folders = try RunFolder.all(in: reports)
    let ages = try folders.map { try FileSystem.modified($0.run) }
    let now = WallTime.now()
    for (place, folder) in folders.enumerated() {
      let experiment = Paths.folder(of: folder.path)
      let newer = folders.indices.count {
        Paths.folder(of: folders[$0].path) == experiment && ages[$0] > ages[place]
      }
      let age = Double(now.milliseconds - ages[place].milliseconds) / 1000
      let isSurplus = keep.map { newer >= $0 } ?? true
      let isOld = olderThan.map { age > $0 } ?? true
      guard isSurplus, isOld else { continue }
      do { try folder.take(from: reports, isDry: isDry, on: console) } catch let error as UsageError
      {
        console.complain("kept: \(error)")
      } catch let error as FileError where error.kind == .notThat {
        console.complain("kept: \(error)")
      }
    }
    return .done
  }
}
