import Foundation
import Machine
import Specs
import Testing
import YAML

/// What a spec may include: files below its own folder.
final class IncludeTests {
  private let folder: String

  init() throws {
    folder = try FileSystem.makeTemporaryFolder()
    try FileSystem.makeFolder(Paths.join(folder, "specs/parts"))
    try FileSystem.write("root:x:0:0\nsecret: [", to: Paths.join(folder, "secret"))
    try write("parts/base.yaml", "data: [{ file: a.csv }]\ndetectors: [lof]\n")
  }

  deinit { try? FileSystem.remove(folder) }

  private func write(_ name: String, _ text: String) throws {
    try FileSystem.write(text, to: Paths.join(folder, "specs/\(name)"))
  }

  /// The complaint about a spec that includes `file`, in one line and without the folder.
  private func complaint(including file: String) throws -> String {
    try write("spec.yaml", "include: \(file)\nname: t\n")
    do {
      _ = try Experiment.read(Paths.join(folder, "specs/spec.yaml"))
      return "none"
    } catch {
      return "\(error)".replacing(folder, with: "F").split(separator: "\n").first.map(String.init)
        ?? ""
    }
  }

  @Test func `a file below the folder of the spec is included, from there on upwards too`() throws {
    #expect(try complaint(including: "parts/base.yaml") == "none")
    try write("upper.yaml", "data: [{ file: a.csv }]\n")
    try write("parts/lower.yaml", "include: ../upper.yaml\ndetectors: [lof]\n")
    #expect(try complaint(including: "parts/lower.yaml") == "none")
  }

  @Test func `a file outside is not read, by whatever way`() throws {
    try FileManager.default.createSymbolicLink(
      atPath: Paths.join(folder, "specs/link.yaml"),
      withDestinationPath: Paths.join(folder, "secret"))
    for file in ["../secret", "parts/../../secret", "link.yaml", "/etc/passwd"] {
      #expect(
        try complaint(including: file)
          == "F/specs/spec.yaml:1:10: error: cannot include '\(file)': wanted a file below the folder of the "
          + "spec, F/specs")
    }
  }

  @Test func `a device is no spec`() throws {
    #expect(throws: FileError.self) { try Experiment.read("/dev/zero") }
  }
}
