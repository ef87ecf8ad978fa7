/// What the certificate verifier writes: one sort of line, an attempt to have a certificate verified.
enum CertificateLines {
  static let attempt = LineForm(
    "attempt",
    [
      LineField("id", .text), LineField("verifiedAt", .moment, isRequired: true),
      LineField("certNo", .text, isRequired: true), LineField("rollNo", .text, isRequired: true),
      LineField("marks", .number()), LineField("graduationYear", .number()),
      LineField("universityId", .text),
    ] + read + onFile + instead + images + LineReader.truth + answer)

  /// What was read from the picture that was submitted; what could not be read is `Unknown`.
  private static let read = [
    LineField("ocr.candidateName", .text, unknown: ["Unknown"]),
    LineField("ocr.marks", .number(), unknown: ["Unknown"]),
  ]

  /// What the university has on file; nothing of the certificate where it knows none.
  private static let onFile = [
    LineField("cert.certNo", .text), LineField("cert.marksPercent", .number()),
    LineField("cert.issueDate", .date), LineField("student.name", .text),
    LineField("student.rollNo", .text), LineField("student.graduationYear", .number()),
  ]

  /// What stands in the place of names and numbers that must not leave the house.
  private static let instead = [
    LineField("certNoLength", .number(0...(.greatestFiniteMagnitude))),
    LineField("nameLength", .number(0...(.greatestFiniteMagnitude))),
    LineField("rollUpperRatio", .number(0...1)), LineField("rollDigitRatio", .number(0...1)),
    LineField("rules", .list(.word(CertificateRule.allCases.map(\.rawValue)))),
  ]

  private static let images = CertificateImages.fields.map { name, _ in
    LineField("images.\(name)", .number(0...1))
  }

  /// What the system itself said.
  private static let answer = [
    LineField("recorded.status", .word(["verified", "suspicious", "fake", "failed", "partial"])),
    LineField("recorded.score", .number()), LineField("recorded.anomalyScore", .number()),
    LineField("recorded.reasons", .list(.text)),
    LineField("recorded.anomalyReasons", .list(.text)),
  ]
}

/// What the pictures of a certificate say.
enum CertificateImages {
  /// Each with the value that raises no suspicion, in the order of the features.
  static let fields = [
    ("logoSimilarity", 1.0), ("sealSimilarity", 1), ("metadataRisk", 0), ("tamperingScore", 0),
    ("layoutSimilarity", 1), ("qrScore", 1),
  ]
}
