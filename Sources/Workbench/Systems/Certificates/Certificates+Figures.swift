public import Artifacts

extension Certificates {
  /// Nothing is published of it but the threshold of 0.7.
  public static var figures: [FigureRecord] {
    [CertificateAutoencoder.name, CertificateForest.name].map { detector in
      FigureRecord(
        system: name, name: "latency of an attempt by '\(detector)', p99 in µs", detector: detector,
        published: "–", deployed: "–", gate: "at most 100", measure: .eventLatency, limit: 100)
    }
  }
}
