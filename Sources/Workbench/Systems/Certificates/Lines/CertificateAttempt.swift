import Vocabulary

/// An attempt to have a certificate verified: what was submitted, and what is on file.
struct CertificateAttempt {
  let submitted: Submitted
  let certificate: Certificate
  let student: Student
  let universityID: String?
  /// The rules that were broken, where a line says so itself.
  let statedRules: [CertificateRule]?
  /// In the order of `CertificateImages.fields`; `nil` where a line says nothing of pictures.
  let images: [Double]?

  struct Submitted {
    let rollNumber: String
    let marks: Double?
    let graduationYear: Double?
    /// What was read from the picture.
    let readName: String?
    let readMarks: Double?
  }

  /// What is on file of the certificate.
  struct Certificate {
    let number: String?
    /// In UTF-16 units.
    let numberLength: Double?
    let marks: Double?
    let issueYear: Double?

    /// Whether such a certificate is known at all.
    let isOnFile: Bool
  }

  /// What is on file of whom it belongs to.
  struct Student {
    let name: String?
    /// In UTF-16 units.
    let nameLength: Double?
    let rollNumber: String?
    /// The shares of A–Z and of 0–9 in the roll number.
    let rollShares: (upper: Double, digits: Double)?
    let graduationYear: Double?
  }

  init(_ event: Event) {
    submitted = Submitted(
      rollNumber: event["rollNo"]?.word ?? "", marks: event["marks"]?.number,
      graduationYear: event["graduationYear"]?.number,
      readName: event["ocr.candidateName"]?.word, readMarks: event["ocr.marks"]?.number)
    certificate = Certificate(event)
    student = Student(event)
    universityID = event["universityId"]?.word
    statedRules =
      if case .list(let rules)? = event["rules"] {
        rules.compactMap { $0.word.flatMap(CertificateRule.init(rawValue:)) }
      } else { nil }
    let images = CertificateImages.fields.map { event["images.\($0.0)"]?.number }
    self.images =
      images.contains { $0 != nil }
      ? zip(images, CertificateImages.fields).map { $0 ?? $1.1 } : nil
  }
}

extension CertificateAttempt.Certificate {
  fileprivate init(_ event: Event) {
    number = event["cert.certNo"]?.word
    numberLength = event["certNoLength"]?.number ?? number.map { Double($0.utf16.count) }
    marks = event["cert.marksPercent"]?.number
    issueYear = event["cert.issueDate"]?.word.flatMap { Double($0.prefix(4)) }
    isOnFile = number != nil || event["certNoLength"] != nil || marks != nil || issueYear != nil
  }
}

extension CertificateAttempt.Student {
  fileprivate init(_ event: Event) {
    name = event["student.name"]?.word
    nameLength = event["nameLength"]?.number ?? name.map { Double($0.utf16.count) }
    rollNumber = event["student.rollNo"]?.word
    graduationYear = event["student.graduationYear"]?.number
    if let upper = event["rollUpperRatio"]?.number, let digits = event["rollDigitRatio"]?.number {
      rollShares = (upper, digits)
    } else if let units = rollNumber?.utf16, !units.isEmpty {
      rollShares = (
        Double(units.count { (0x41...0x5A).contains($0) }) / Double(units.count),
        Double(units.count { (0x30...0x39).contains($0) }) / Double(units.count)
      )
    } else {
      rollShares = nil
    }
  }
}
