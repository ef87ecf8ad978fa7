import EventKit
import Features
import Formats
import Forms
import Generators
import Numerics
import Testing
import Vocabulary

@testable import Systems

struct CertificateFeatureTests {
  private func features(_ settings: JSON.Object = [:]) throws -> CertificateFeatures {
    try CertificateFeatures(Settings<CertificateFeatures>(settings).checked())
  }

  private func values(
    _ changes: JSON.Object = [:], without gone: [String] = [], _ settings: JSON.Object = [:]
  ) throws -> [Double] {
    let recording = try CertificateFile(Attempt.line(changes, without: gone)).recording()
    return try features(settings).rows(of: recording).table.columns.map { $0.numbers?[0] ?? .nan }
  }

  @Test func `there are five features of what is on file, in the order that models have`() throws {
    let rows = try features().rows(of: CertificateFile(Attempt.line()).recording())
    #expect(
      rows.table.columns.map(\.name)
        == ["marksPercent", "issueYear", "certNoLength", "nameLength", "rollPatternScore"])
    #expect(try values() == [72, 2021, 12, 16, 0.5])
    #expect(rows.ids == ["a.jsonl:1"] && rows.groups?[0] == "AB12CD34EF56")
    #expect(rows.times == [Int64(Attempt.time)] && rows.standings == ["verified"])
  }

  @Test func `what is not on file is 0, but for marks, which stay missing`() throws {
    let gone = ["cert.certNo", "cert.issueDate", "student.name", "student.rollNo"]
    #expect(try values(without: gone) == [72, 0, 0, 0, 0])
    #expect(try values(without: ["cert.marksPercent"])[0].isNaN)
  }

  @Test func `characters are UTF-16 units, and small letters count in neither share`() throws {
    #expect(try values(["student.name": "Zoë 😀"])[3] == 6)
    // 17cs045: five digits of seven.
    #expect(try values(["student.rollNo": "17cs045"])[4] == 5.0 / 7 / 2)
  }

  @Test func `lengths and shares stand in the place of what must not leave the house`() throws {
    let stated: JSON.Object = [
      "certNoLength": 14, "nameLength": 9, "rollUpperRatio": 0.25, "rollDigitRatio": 0.5,
    ]
    #expect(try values(stated)[2...] == [14, 9, 0.375])
    #expect(
      try values(stated, without: ["cert.certNo", "student.name", "student.rollNo"])[2...]
        == [14, 9, 0.375])
  }

  @Test func `six features of pictures follow where that is asked for`() throws {
    let images: JSON.Object = ["images": true]
    let rows = try features(images).rows(of: CertificateFile(Attempt.line()).recording())
    #expect(
      rows.table.columns.map(\.name).suffix(6) == [
        "logoSimilarity", "sealSimilarity", "metadataRisk", "tamperingScore", "layoutSimilarity",
        "qrScore",
      ])
    #expect(try values([:], images).suffix(6) == [1, 1, 0, 0, 1, 1])
    #expect(
      try values(["images.qrScore": 0.9, "images.metadataRisk": 0.2], images).suffix(6) == [
        1, 1, 0.2, 0, 1, 0.9,
      ])
    #expect(try values(["images.qrScore": 0.9]).count == 5)
  }

  @Test func `no attempt is seen by what comes later, nor by what is known beside it`() throws {
    let recording = try SyntheticAttempts(attempts: 80).record(seed: Seed(3))
    for settings in [[:], ["images": true, "matcher": "strict"]] as [JSON.Object] {
      #expect(try PastLaw(features: features(settings)).breaches(on: recording) == [])
    }
  }

  @Test func `lines that are not as they should be are told with their field`() throws {
    let cases: [(JSON.Object, [String], String)] = [
      ([:], ["rollNo"], "1: field 'rollNo': found nothing, wanted a text"),
      (
        ["cert.issueDate": "15.07.2021"], [],
        "1: field 'cert.issueDate': found '15.07.2021', wanted a day such as 2019-06-30"
      ),
      (
        ["cert.issueDate": "2021-02-30"], [],
        "1: field 'cert.issueDate': found '2021-02-30', wanted a day such as 2019-06-30"
      ),
      (
        ["images.qrScore": 2], [],
        "1: field 'images.qrScore': found 2, wanted a number from 0 to 1"
      ),
      (
        ["verifiedAt": 1_772_618_400], [],
        "1: field 'verifiedAt': found 1772618400, wanted a moment of 1973 to 2100 with its offset from UTC, or in "
          + "milliseconds since 1970; these are seconds: write milliseconds"
      ),
    ]
    for (changes, gone, complaint) in cases {
      #expect(
        CertificateFile(Attempt.line(changes, without: gone)).complaint().trimmed == complaint)
    }
    #expect(
      CertificateFile(Attempt.line(["cert.issueDate": "2021-07-15T08:00:00+05:30"])).complaint()
        == "no complaint")
    #expect(
      CertificateFile(Attempt.line(["more": 1]), ignoring: ["more"]).complaint() == "no complaint")
  }

  @Test func `what the verifier itself answered stands beside an attempt, never in it`() throws {
    let line = Attempt.line([
      "recorded": ["status": "fake", "reasons": ["cert_no_format"]], "label": 1, "kind": "planted",
    ])
    let recording = try CertificateFile(line).recording()
    #expect(recording.answers?[0]?["status"] == .text("fake"))
    #expect(recording.events[0].fields.names.allSatisfy { !$0.hasPrefix("recorded") })
    #expect(recording.labels == Labels([.anomaly]) && recording.kinds == ["planted"])
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " })
  }
}
