public import Features
public import Forms
public import Vocabulary

/// The certificate verifier's features of each attempt: five, and six of its pictures where that is asked for.
public struct CertificateFeatures: EventFeatures, Hashable {
  public static let name = "certificates"
  public static let help =
    "The certificate verifier's five features of what is on file, one row an attempt, of lines in JSON Lines or CSV; "
    + "marks that are missing stay so ('missing: median')."
  static let images = Key<Self, Bool>.key(
    "images", .flag, or: false, "Whether the six features of its pictures follow.")
  public static var keys: [any FormKey<Self>] {
    [images] + CertificateChecks.keys(lentTo: Self.self)
  }

  public let hasImages: Bool
  /// How what was submitted is held against what is on file.
  let checks: CertificateChecks

  public init(_ settings: Settings<Self>) throws(SettingError) {
    hasImages = settings[Self.images]
    checks = try CertificateChecks(settings.read(as: CertificateChecks.self))
  }

  public func fit(_ recording: Recording) -> FittedCertificateFeatures { fitted }

  /// There is nothing to learn.
  var fitted: FittedCertificateFeatures {
    FittedCertificateFeatures(hasImages: hasImages, checks: checks)
  }
}

/// The same with nothing to learn: each attempt stands for itself.
public struct FittedCertificateFeatures: FittedEventFeatures, Hashable {
  let hasImages: Bool
  let checks: CertificateChecks

  /// The five, in the order that models of the system have.
  public static let names = [
    "marksPercent", "issueYear", "certNoLength", "nameLength", "rollPatternScore",
  ]

  public var names: [String] {
    Self.names + (hasImages ? CertificateImages.fields.map(\.0) : [])
  }

  public var description: String {
    "a row each attempt\(hasImages ? ", with pictures" : ""), \(checks.description)"
  }

  public var choice: Choice {
    Choice(
      CertificateFeatures.name,
      checks.settings.read(as: CertificateFeatures.self)
        .with(CertificateFeatures.images, hasImages).members)
  }

  public func begin() -> CertificateView { CertificateView(features: self) }

  func values(of attempt: CertificateAttempt) -> [Double] {
    let shares = attempt.student.rollShares
    return [
      attempt.certificate.marks ?? .nan, attempt.certificate.issueYear ?? 0,
      attempt.certificate.numberLength ?? 0, attempt.student.nameLength ?? 0,
      shares.map { ($0.upper + $0.digits) / 2 } ?? 0,
    ] + (hasImages ? attempt.images ?? CertificateImages.fields.map(\.1) : [])
  }
}

/// Attempts as rows; none depends on another.
public struct CertificateView: EventView {
  let features: FittedCertificateFeatures
  /// How many events were seen.
  private var seen = 0

  init(features: FittedCertificateFeatures) { self.features = features }

  public mutating func see(_ event: Event) -> EventRow? {
    defer { seen += 1 }
    let attempt = CertificateAttempt(event)
    return EventRow(
      events: [seen], values: features.values(of: attempt),
      standing: features.checks.findings(on: attempt).standing)
  }
}
