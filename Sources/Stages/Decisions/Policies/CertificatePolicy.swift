/// What becomes of a certificate that was submitted.
public enum CertificateStatus: String, Sendable, CaseIterable {
  case verified
  case partial
  case suspicious
  case fake
  case failed
}

/// What was found out about a submission, before its final status.
public struct CertificateFindings: Sendable, Equatable {
  public let isOnFile: Bool
  /// Whether fields match well enough to verify it.
  public let fieldsMatch: Bool
  /// How many rules of form it breaks.
  public let failedRules: Int
  /// The detector's score in 0…1; `nil` counts as 0, as where no model is loaded.
  public let anomalyScore: Double?
  public let images: ImageFindings?

  public init(
    isOnFile: Bool, fieldsMatch: Bool, failedRules: Int, anomalyScore: Double?,
    images: ImageFindings? = nil
  ) {
    self.isOnFile = isOnFile
    self.fieldsMatch = fieldsMatch
    self.failedRules = failedRules
    self.anomalyScore = anomalyScore
    self.images = images
  }
}

/// What the pictures of a certificate say, each in 0…1.
public struct ImageFindings: Sendable, Equatable {
  public let logo: Double
  public let seal: Double
  public let layout: Double
  public let metadataRisk: Double
  public let tampering: Double
  public let code: Double

  /// Values that are missing are those that raise no suspicion.
  public init(
    logo: Double = 1, seal: Double = 1, layout: Double = 1, metadataRisk: Double = 0,
    tampering: Double = 0, code: Double = 1
  ) {
    self.logo = logo
    self.seal = seal
    self.layout = layout
    self.metadataRisk = metadataRisk
    self.tampering = tampering
    self.code = code
  }

  var isFake: Bool { tampering > 0.6 || min(logo, seal, layout) < 0.6 }
  var isSuspicious: Bool { min(logo, seal, layout) < 0.75 || metadataRisk > 0.7 || code < 0.8 }
}

/// The final status of a submission: the first rule that applies decides.
public struct CertificatePolicy: Sendable, Equatable {
  /// What makes a score suspicious.
  public let threshold: Bound

  public init(threshold: Bound = .above(0.7)) { self.threshold = threshold }

  public func status(of findings: CertificateFindings) -> CertificateStatus {
    if !findings.isOnFile { return .failed }
    if findings.failedRules > 0 || findings.images?.isFake == true { return .fake }
    if threshold.admits(findings.anomalyScore ?? 0) { return .suspicious }
    if findings.images?.isSuspicious == true { return .suspicious }
    return findings.fieldsMatch ? .verified : .suspicious
  }
}
