/// Points for each field that agrees with what is on file.
struct FieldPoints: Equatable {
  let rollNumber: Verdict
  let graduationYear: Verdict
  let marks: Verdict
  let name: Verdict

  /// What a field is worth, and whether it contradicts what is on file.
  struct Verdict: Equatable {
    let points: Double
    let isMismatch: Bool

    static let nothing = Verdict(points: 0, isMismatch: false)
    static let mismatch = Verdict(points: 0, isMismatch: true)

    static func points(_ points: Double) -> Verdict { Verdict(points: points, isMismatch: false) }
  }

  var total: Double { rollNumber.points + graduationYear.points + marks.points + name.points }

  /// Whether a field contradicts that has a veto: any but the name.
  var hasVeto: Bool { rollNumber.isMismatch || graduationYear.isMismatch || marks.isMismatch }

  init(of attempt: CertificateAttempt, _ matcher: NameMatcher, implicitFullMarks: Bool) {
    rollNumber = Self.rollNumber(attempt)
    graduationYear = Self.graduationYear(attempt)
    marks = Self.marks(attempt, implicitFullMarks: implicitFullMarks)
    name = Self.name(attempt, matcher)
  }

  private static func rollNumber(_ attempt: CertificateAttempt) -> Verdict {
    let submitted = attempt.submitted.rollNumber.lettersAndDigits
    return submitted == attempt.student.rollNumber?.lettersAndDigits ? .points(45) : .mismatch
  }

  private static func graduationYear(_ attempt: CertificateAttempt) -> Verdict {
    guard let stored = attempt.student.graduationYear else { return .nothing }
    return attempt.submitted.graduationYear.map { $0 == stored } ?? true ? .points(15) : .mismatch
  }

  private static func marks(
    _ attempt: CertificateAttempt, implicitFullMarks: Bool
  ) -> Verdict {
    guard let stored = attempt.certificate.marks else { return .nothing }
    if let submitted = attempt.submitted.marks {
      return abs(submitted - stored) <= 1 ? .points(25) : .mismatch
    }
    let isRead = attempt.submitted.readMarks.map { abs($0 - stored) <= 2 } ?? false
    return .points(implicitFullMarks || isRead ? 25 : 10)
  }

  private static func name(_ attempt: CertificateAttempt, _ matcher: NameMatcher) -> Verdict {
    guard let read = attempt.submitted.readName else { return .nothing }
    return switch matcher.likeness(of: read, to: attempt.student.name ?? "") {
    case .full: .points(15)
    case .partial: .points(matcher.partialPoints)
    case .none: .mismatch
    }
  }
}

extension String {
  /// Without all but letters and digits, in capitals.
  var lettersAndDigits: String { filter { $0.isLetter || $0.isNumber }.uppercased() }
}
