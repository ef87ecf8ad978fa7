import Formats
import Foundation
import Machine
import Numerics

/// What this machine offers Assay, and what would make it faster.
struct DoctorCommand: Command {
  static let declaration = Declaration(
    name: "doctor", summary: "Say what this machine offers, and what would be faster.",
    options: [.init(name: "--json", help: "print it as JSON")])

  private let asJSON: Bool

  init(_ words: Words) throws(UsageError) { asJSON = words.flag("--json") }

  func run(on console: Console) throws -> ExitCode {
    let diagnosis = Diagnosis.here()
    try console.write(asJSON ? diagnosis.json.text(.indented) : diagnosis.text)
    return .done
  }
}

/// The facts about a machine that matter to Assay.
struct Diagnosis: Sendable, Equatable {
  struct Fact: Sendable, Equatable {
    let group: String
    let name: String
    let value: String
  }

  let facts: [Fact]
  /// What would be faster, and how.
  let advice: [String]

  var text: String {
    var page = ""
    var group = ""
    let width = facts.map(\.name.count).max() ?? 0
    for fact in facts {
      if fact.group != group {
        page += "\(page.isEmpty ? "" : "\n")\(fact.group)\n"
        group = fact.group
      }
      page += "  \(fact.name.padded(to: width))  \(fact.value)\n"
    }
    page += "\nWhat would be faster\n"
    for line in advice.isEmpty ? ["nothing that is known"] : advice { page += "  \(line)\n" }
    return page
  }

  var json: JSON {
    let groups = facts.map(\.group).reduce(into: [String]()) { list, group in
      if list.last != group { list.append(group) }
    }
    var members: [JSON.Object.Member] = groups.map { group in
      (
        key: group.lowercased().replacing(" ", with: "_"),
        value: .object(
          facts.filter { $0.group == group }.map {
            (key: $0.name.replacing(" ", with: "_"), value: .text($0.value))
          })
      )
    }
    members.append((key: "advice", value: JSON(advice)))
    return .object(members)
  }
}

extension Diagnosis {
  static func here() -> Diagnosis {
    let environment = ProcessInfo.processInfo.environment
    let platform = NumericPlatform.current
    let features = ProcessorFeatures.here
    return Diagnosis(
      facts: program(environment) + libraries + numerics(platform, features) + machine,
      advice: advice(
        coreType: environment["OPENBLAS_CORETYPE"], core: platform.blasCore, features: features))
  }

  private static func program(_ environment: [String: String]) -> [Fact] {
    [
      Fact(group: "Assay", name: "version", value: Help.version),
      Fact(group: "Assay", name: "code", value: Build.codeVersion),
      Fact(group: "Assay", name: "home", value: Home.path),
      Fact(group: "Assay", name: "swift", value: swiftVersion),
    ]
  }

  /// The toolchain on the PATH, or that there is none, which a built program does not need.
  private static var swiftVersion: String {
    guard let found = try? ChildProcess.run("swift", ["--version"]), found.status.isSuccess else {
      return "none on the PATH"
    }
    let lines = String(decoding: found.output, as: UTF8.self).split(separator: "\n")
    return lines.first.map(String.init) ?? "unknown"
  }

  private static var libraries: [Fact] {
    let names = [
      "openblas", "lapacke", "yaml-0.1", "zlib", "matio", "sqlite3", "libcrypto",
    ]
    return names.map { name in
      let found = try? ChildProcess.run("pkg-config", ["--modversion", name])
      let version = found.flatMap { outcome in
        outcome.status.isSuccess
          ? String(decoding: outcome.output, as: UTF8.self).trimmingCharacters(in: .newlines) : nil
      }
      return Fact(group: "Libraries", name: name, value: version ?? "not known to pkg-config")
    }
  }

  private static func numerics(_ platform: NumericPlatform, _ features: [String]) -> [Fact] {
    [
      Fact(group: "Numerics", name: "platform", value: "\(platform)"),
      Fact(group: "Numerics", name: "blas core", value: platform.blasCore),
      Fact(group: "Numerics", name: "blas threads", value: "\(BLAS.threads)"),
      Fact(group: "Numerics", name: "blas config", value: BLAS.configuration),
      Fact(group: "Numerics", name: "kernels", value: platform.kernels),
      Fact(
        group: "Numerics", name: "cpu features",
        value: features.isEmpty ? "not known" : features.joined(separator: " ")),
    ]
  }

  private static var machine: [Fact] {
    let free = try? FileSystem.freeSpace(at: ".")
    return [
      Fact(group: "Machine", name: "workers", value: "\(Workers.count)"),
      Fact(
        group: "Machine", name: "free memory",
        value: Memory.availableBytes.map { "\($0 >> 20) MiB" } ?? "not known"),
      Fact(
        group: "Machine", name: "free disk", value: free.map { "\($0 >> 20) MiB" } ?? "not known"),
    ]
  }

  /// Which variables and cores hold the processor back.
  static func advice(coreType: String?, core: String, features: [String]) -> [String] {
    let hasWide = features.contains("avx512f")
    let isNarrow = ["Haswell", "Zen", "Sandybridge", "Nehalem", "Prescott", "Core2", "Barcelona"]
      .contains(core)
    guard hasWide, isNarrow else { return [] }
    if let coreType, !coreType.isEmpty {
      return [
        "OPENBLAS_CORETYPE=\(coreType) holds OpenBLAS at \(core) kernels, though this processor has "
          + "AVX-512: unset it (env -u OPENBLAS_CORETYPE …) for about twice the speed of matrix products"
      ]
    }
    return [
      "OpenBLAS chose \(core) kernels, though this processor has AVX-512: OPENBLAS_CORETYPE=SkylakeX "
        + "makes matrix products about twice as fast"
    ]
  }
}

/// What the processor can do, of what matters to kernels.
enum ProcessorFeatures {
  static let here: [String] = {
    guard let text = try? FileSystem.readText("/proc/cpuinfo"),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("flags") })
    else { return [] }
    let wanted = ["sse4_2", "avx", "avx2", "fma", "avx512f", "avx512dq", "avx512bw", "avx512vl"]
    let flags = Set(line.split(separator: " ").map(String.init))
    return wanted.filter(flags.contains)
  }()
}
