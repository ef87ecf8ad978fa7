/// A rule of form that what is on file must keep; the raw value is its code.
enum CertificateRule: String, CaseIterable, Sendable {
  case certificateNumber = "cert_no_format"
  case rollNumber = "roll_no_format"
  case university = "university_missing"
  case marks = "marks_range"

  func holds(for attempt: CertificateAttempt, by checks: CertificateChecks) -> Bool {
    switch self {
    case .certificateNumber:
      guard let number = attempt.certificate.number else { return false }
      return number.wholeMatch(of: /[A-Z0-9]{10,20}/) != nil
        && number.count { ("A"..."Z").contains($0) } >= checks.letters
        && number.count { ("0"..."9").contains($0) } >= checks.digits
    case .rollNumber:
      return attempt.student.rollNumber.map(checks.rollFormat.admits) ?? true
    case .university: return attempt.universityID != nil
    case .marks: return attempt.certificate.marks.map((0...100).contains) ?? true
    }
  }
}

/// The forms that roll numbers have.
enum RollFormat: String, CaseIterable, Sendable {
  case usual
  case bulkImport = "bulk-import"

  func admits(_ number: String) -> Bool {
    switch self {
    case .usual: number.wholeMatch(of: /(?i)[0-9]{2}[A-Z]{2,6}[0-9]{3}/) != nil
    case .bulkImport: number.wholeMatch(of: /[0-9]{2}EJ[A-Z]{3,4}[0-9]{3}/) != nil
    }
  }
}
