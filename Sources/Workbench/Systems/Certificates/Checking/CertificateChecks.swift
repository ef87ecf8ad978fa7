import Decisions
import Forms
import Vocabulary

/// How what was submitted is held against what is on file: points by field, rules of form, and the status that both
/// come to before a score is asked.
struct CertificateChecks: Configured, Hashable {
  static let name = "checks"
  static let help = "How what was submitted is held against what is on file."
  static let matcher = Key<Self, NameMatcher>.key(
    "matcher", .word, or: .initials,
    "How names are compared: letter by letter with initials allowed, or the newer one by edit distance."
  )
  static let implicitFullMarks = Key<Self, Bool>.key(
    "implicit-full-marks", .flag, or: true,
    "Whether marks that nobody submitted have full points where some are on file.")
  static let requiredPoints = Key<Self, Double>.key(
    "points", .number(0...100), or: 65, "How many points verify a certificate.")
  static let letters = Key<Self, Int>.key(
    "require-letters", .whole(0...20), or: 0, "How many letters a certificate number must have.")
  static let digits = Key<Self, Int>.key(
    "require-digits", .whole(0...20), or: 0, "How many digits a certificate number must have.")
  static let rollFormat = Key<Self, RollFormat>.key(
    "roll-format", .word, or: .usual,
    "The form of roll numbers: the usual one, or that of bulk imports.")
  static var keys: [any FormKey<Self>] {
    [matcher, implicitFullMarks, requiredPoints, letters, digits, rollFormat]
  }

  let matcher: NameMatcher
  let implicitFullMarks: Bool
  let requiredPoints: Double
  let letters: Int
  let digits: Int
  let rollFormat: RollFormat

  init(_ settings: Settings<Self>) throws(SettingError) {
    matcher = settings[Self.matcher]
    implicitFullMarks = settings[Self.implicitFullMarks]
    requiredPoints = settings[Self.requiredPoints]
    letters = settings[Self.letters]
    digits = settings[Self.digits]
    rollFormat = settings[Self.rollFormat]
  }

  var settings: Settings<Self> {
    Settings.standard.with(Self.matcher, matcher).with(Self.implicitFullMarks, implicitFullMarks)
      .with(Self.requiredPoints, requiredPoints).with(Self.letters, letters)
      .with(Self.digits, digits).with(Self.rollFormat, rollFormat)
  }

  var description: String {
    "matcher \(matcher.rawValue), roll-format \(rollFormat.rawValue)"
  }

  func findings(on attempt: CertificateAttempt) -> CertificateFinding {
    CertificateFinding(
      isOnFile: attempt.certificate.isOnFile,
      points: FieldPoints(of: attempt, matcher, implicitFullMarks: implicitFullMarks),
      requiredPoints: requiredPoints,
      failedRules: attempt.statedRules
        ?? CertificateRule.allCases.filter { !$0.holds(for: attempt, by: self) },
      images: attempt.images)
  }
}

/// What was found out about an attempt before a score is asked.
struct CertificateFinding: Equatable {
  let isOnFile: Bool
  let points: FieldPoints
  let requiredPoints: Double
  let failedRules: [CertificateRule]
  let images: [Double]?

  /// Whether points and fields verify it.
  var fieldsMatch: Bool { points.total >= requiredPoints && !points.hasVeto }

  /// The status that a score cannot change, or the one that stands if no score is against it: `partial` and, by its
  /// pictures, `suspicious` are suspicious at last.
  var standing: String {
    let policy = CertificatePolicy()
    let findings = CertificateFindings(
      isOnFile: isOnFile, fieldsMatch: fieldsMatch, failedRules: failedRules.count,
      anomalyScore: nil, images: images.map(ImageFindings.init))
    let status = policy.status(of: findings)
    return status == .suspicious && !fieldsMatch
      ? CertificateStatus.partial.rawValue : status.rawValue
  }
}

extension ImageFindings {
  /// - Parameter values: In the order of `CertificateImages.fields`.
  fileprivate init(_ values: [Double]) {
    self.init(
      logo: values[0], seal: values[1], layout: values[4], metadataRisk: values[2],
      tampering: values[3], code: values[5])
  }
}
