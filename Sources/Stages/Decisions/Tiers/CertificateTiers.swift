import Forms

/// The only tier that a certificate's score decides.
struct CertificateTiers: TierPreset {
  static let name = "certificates"
  static let help = "Suspicious above 0.7."
  static let usualScale = TierScale.calibrated

  let settings: Settings<Self>

  func tiers(on scale: TierScale) -> [AuditedTier] { CertificatePolicy().auditedTiers }

  func policy(on scale: TierScale) -> Policy { .certificates(above: CertificatePolicy().threshold) }
}
