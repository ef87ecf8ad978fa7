import Formats
import Forms
import Machine
import TestKit
import Vocabulary

@testable import Systems

/// A file of the certificate verifier's lines, which is written, read and removed.
struct CertificateFile {
  let text: String
  var name = "a.jsonl"
  var ignored: [String] = []

  init(_ lines: String..., as name: String = "a.jsonl", ignoring ignored: [String] = []) {
    text = lines.joined(separator: "\n")
    self.name = name
    self.ignored = ignored
  }

  func recording() throws -> Recording {
    try withTemporaryFolder { folder in
      let path = Paths.join(folder, name)
      try FileSystem.write(text + "\n", to: path)
      return try CertificateReading(
        Settings.standard.with(CertificateReading.ignore, ignored)
      ).recording(path)
    }
  }

  /// What is wrong with it, behind the name of the file.
  func complaint() -> String {
    do {
      _ = try recording()
      return "no complaint"
    } catch { return "\(error)".split(separator: "\(name):").last.map(String.init) ?? "" }
  }
}

/// Attempts, each as it must be but for what a test says of it.
enum Attempt {
  static let time = 1_772_618_400_000

  /// What a whole line says.
  static let usual: JSON.Object = [
    "verifiedAt": .integer(time), "certNo": "AB12CD34EF56", "rollNo": "17CS045", "marks": 71.5,
    "graduationYear": 2021, "ocr.candidateName": "RAHUL K. IYER", "ocr.marks": 71,
    "cert.certNo": "AB12CD34EF56", "cert.marksPercent": 72, "cert.issueDate": "2021-07-15",
    "student.name": "Rahul Kumar Iyer", "student.rollNo": "17CS045",
    "student.graduationYear": 2021, "universityId": "u1",
  ]

  /// The line, with members of objects in their objects.
  static func line(_ changes: JSON.Object = [:], without gone: [String] = []) -> String {
    var all = usual
    for (key, value) in changes { all[key] = value }
    for key in gone { all[key] = nil }
    var members: JSON.Object = [:]
    for (key, value) in all {
      let parts = key.split(separator: ".").map(String.init)
      guard parts.count == 2 else {
        members[key] = value
        continue
      }
      var inner = members[parts[0]]?.members ?? [:]
      inner[parts[1]] = value
      members[parts[0]] = .object(inner)
    }
    return JSON.object(members).text()
  }

  static func event(_ changes: JSON.Object = [:], without gone: [String] = []) throws -> Event {
    try CertificateFile(line(changes, without: gone)).recording().events[0]
  }

  static func made(_ changes: JSON.Object = [:], without gone: [String] = []) throws
    -> CertificateAttempt
  {
    CertificateAttempt(try event(changes, without: gone))
  }
}
