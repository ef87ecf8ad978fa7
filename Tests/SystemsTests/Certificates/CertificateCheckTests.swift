import Formats
import Forms
import Testing
import Vocabulary

@testable import Systems

/// What the verifier finds out about an attempt before a score is asked.
struct CertificateCheckTests {
  private func finding(
    _ changes: JSON.Object = [:], without gone: [String] = [], _ settings: JSON.Object = [:]
  ) throws -> CertificateFinding {
    try CertificateChecks(Settings<CertificateChecks>(settings).checked())
      .findings(on: Attempt.made(changes, without: gone))
  }

  /// Points of roll number, year, marks and name; a minus before 0 where a field contradicts.
  private func points(
    _ changes: JSON.Object = [:], without gone: [String] = [], _ settings: JSON.Object = [:]
  ) throws -> [String] {
    let points = try finding(changes, without: gone, settings).points
    return [points.rollNumber, points.graduationYear, points.marks, points.name].map {
      $0.isMismatch ? "-" : "\(Int($0.points))"
    }
  }

  @Test func `fields that agree have all their points`() throws {
    let finding = try finding()
    #expect(try points() == ["45", "15", "25", "15"])
    #expect(finding.points.total == 100 && finding.fieldsMatch && finding.failedRules == [])
    #expect(finding.standing == "verified")
  }

  @Test func `roll numbers are compared by their letters and digits in capitals`() throws {
    #expect(try points(["rollNo": "17-cs 045"])[0] == "45")
    #expect(try points(["rollNo": "17CS046"])[0] == "-")
    #expect(try points(without: ["student.rollNo"])[0] == "-")
  }

  @Test func `a year counts where one is on file, and contradicts where another was submitted`()
    throws
  {
    #expect(try points(without: ["graduationYear"])[1] == "15")
    #expect(try points(["graduationYear": 2020])[1] == "-")
    #expect(try points(without: ["student.graduationYear"])[1] == "0")
  }

  @Test func `marks agree within one, and what nobody submitted counts as the settings say`()
    throws
  {
    #expect(try points(["marks": 73])[2] == "25")
    #expect(try points(["marks": 73.01])[2] == "-")
    #expect(try points(["marks": 0])[2] == "-")
    #expect(try points(without: ["cert.marksPercent"])[2] == "0")
    #expect(try points(without: ["marks"])[2] == "25")
    let strict: JSON.Object = ["implicit-full-marks": false]
    #expect(try points(["ocr.marks": 74], without: ["marks"], strict)[2] == "25")
    #expect(try points(["ocr.marks": 74.5], without: ["marks"], strict)[2] == "10")
    #expect(try points(["ocr.marks": "Unknown"], without: ["marks"], strict)[2] == "10")
  }

  @Test func `a name needs to have been read, and does not veto`() throws {
    #expect(try points(["ocr.candidateName": "Unknown"])[3] == "0")
    #expect(try points(["ocr.candidateName": "ZOE Q"])[3] == "-")
    #expect(try finding(["ocr.candidateName": "ZOE Q"]).standing == "verified")
    let name: JSON.Object = [
      "ocr.candidateName": "RAHUL KUMAR ZED", "student.name": "Rahul Kumar B C",
    ]
    #expect(try points(name)[3] == "8")
    #expect(
      try points(["ocr.candidateName": "A B C", "student.name": "A B C D"], ["matcher": "strict"])[
        3] == "5")
  }

  @Test func `a field that contradicts, or too few points, verify in part only`() throws {
    #expect(try finding(["graduationYear": 2020]).standing == "partial")
    #expect(try finding(["rollNo": "17CS046"]).standing == "partial")
    let few: [String] = ["student.graduationYear", "cert.marksPercent"]
    #expect(try finding(without: few).points.total == 60)
    #expect(try finding(without: few).standing == "partial")
    #expect(try finding(without: few, ["points": 60]).standing == "verified")
  }

  @Test func `without a certificate on file an attempt fails`() throws {
    let gone = ["cert.certNo", "cert.marksPercent", "cert.issueDate"]
    #expect(try finding(without: gone).standing == "failed")
    #expect(try finding(without: ["cert.certNo", "cert.marksPercent"]).standing == "fake")
  }

  @Test func `each rule of form has its code, and tests what is on file as it stands`() throws {
    let broken: [(JSON.Object, [String], String)] = [
      (["cert.certNo": "AB12-CD34EF"], [], "cert_no_format"),
      (["cert.certNo": "ab12cd34ef56"], [], "cert_no_format"),
      (["cert.certNo": "AB12CD34E"], [], "cert_no_format"),
      (["cert.certNo": "ABCDEFGHIJKLMNOPQRSTU"], [], "cert_no_format"),
      (["student.rollNo": "17-CS045"], [], "roll_no_format"),
      (["student.rollNo": "17C045"], [], "roll_no_format"),
      ([:], ["universityId"], "university_missing"),
      (["cert.marksPercent": 100.5], [], "marks_range"),
      (["cert.marksPercent": -1], [], "marks_range"),
    ]
    for (changes, gone, code) in broken {
      let finding = try finding(changes, without: gone)
      #expect(finding.failedRules.map(\.rawValue) == [code], "\(changes)")
      #expect(finding.standing == "fake")
    }
    #expect(try finding(["student.rollNo": "17cs045"]).failedRules == [])
    #expect(try finding(without: ["student.rollNo"]).failedRules == [])
    #expect(try finding(["cert.certNo": "ABCDEFGHIJ"]).failedRules == [])
  }

  @Test func `more can be asked of numbers, and rules can be told in place of the text`() throws {
    let letters: JSON.Object = ["require-letters": 2, "require-digits": 2]
    #expect(try finding(["cert.certNo": "ABCDEFGHIJ"], letters).failedRules == [.certificateNumber])
    #expect(try finding(["cert.certNo": "ABCDEFGH12"], letters).failedRules == [])
    let bulk: JSON.Object = ["roll-format": "bulk-import"]
    #expect(try finding(["student.rollNo": "17EJCSE045"], bulk).failedRules == [])
    #expect(try finding([:], bulk).failedRules == [.rollNumber])
    #expect(try finding(["rules": ["marks_range"]]).failedRules == [.marks])
    #expect(try finding(["rules": [], "cert.certNo": "c0ffee"]).failedRules == [])
  }

  @Test func `pictures make an attempt fake or suspicious`() throws {
    #expect(try finding(["images.tamperingScore": 0.61]).standing == "fake")
    #expect(try finding(["images.layoutSimilarity": 0.59]).standing == "fake")
    #expect(try finding(["images.logoSimilarity": 0.74]).standing == "suspicious")
    #expect(try finding(["images.qrScore": 0.79]).standing == "suspicious")
    #expect(
      try finding(["images.metadataRisk": 0.7, "images.sealSimilarity": 0.75]).standing
        == "verified")
  }
}
