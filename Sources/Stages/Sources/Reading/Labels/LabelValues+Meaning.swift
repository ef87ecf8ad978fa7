import Vocabulary
import Wording

extension LabelValues {
  /// The labels that the values mean; exactly two classes must come out, unless one may.
  ///
  /// `subject` begins the complaint: `column 'class'`.
  func labels(
    _ meaning: LabelMeaning, mayBeOne: Bool = false, subject: String, file: String
  ) throws(DatasetError) -> Labels {
    if meaning == .coded { return try coded(subject, file: file) }
    guard !values.isEmpty else { throw .noLabels(subject, file: file) }
    let isAnomaly =
      switch meaning {
      case .recognized, .coded: try recognized(mayBeOne, subject, file: file)
      case .anomalies(let words): try named(words, subject, file: file)
      case .ordinary(let words): try named(words, subject, file: file).map { !$0 }
      }
    guard mayBeOne || (isAnomaly.contains(true) && isAnomaly.contains(false)) else {
      throw .oneClass(subject, summary, file: file)
    }
    let classes = isAnomaly.map { $0 ? Label.anomaly : .ordinary }
    return Labels(codes.map { $0 < 0 ? .unknown : classes[Int($0)] })
  }

  /// Labels that are written as 0 and 1.
  private func coded(_ subject: String, file: String) throws(DatasetError) -> Labels {
    let classes: [Label?] = values.map { value in
      switch Self.comparable(value) {
      case "0": .ordinary
      case "1": .anomaly
      default: nil
      }
    }
    guard !classes.contains(nil) else { throw .uncodedLabels(subject, summary, file: file) }
    return Labels(codes.map { $0 < 0 ? .unknown : classes[Int($0)] ?? .unknown })
  }

  /// Which values are among `words`, all of which must occur.
  private func named(
    _ words: [String], _ subject: String, file: String
  ) throws(DatasetError) -> [Bool] {
    let wanted = words.map(Self.comparable)
    let found = values.map(Self.comparable)
    for (word, text) in zip(words, wanted) where !found.contains(text) {
      throw .noSuchLabel(word, subject, summary, file: file)
    }
    return found.map { wanted.contains($0) }
  }

  /// Which of two values is strange by its usual name.
  private func recognized(
    _ mayBeOne: Bool, _ subject: String, file: String
  ) throws(DatasetError) -> [Bool] {
    let strange = values.map { Self.strange.contains(Self.comparable($0)) }
    let ordinary = values.map { Self.ordinary.contains(Self.comparable($0)) }
    if mayBeOne, values.count == 1, strange[0] || ordinary[0] { return strange }
    guard values.count > 1 else { throw .oneClass(subject, summary, file: file) }
    guard values.count == 2, strange.filter(\.self).count == 1, ordinary.filter(\.self).count == 1
    else { throw .unclearLabels(subject, summary, file: file) }
    return strange
  }

  /// A value as it is compared: numbers by what they are, words without regard to case.
  static func comparable(_ value: String) -> String {
    let word = value.trimmingBlanks
    return Double(word).map(Figures.plain) ?? word.lowercased()
  }

  static let strange: Set<String> = [
    "1", "true", "t", "yes", "anomaly", "anomalous", "abnormal", "outlier", "attack", "malicious",
    "malignant", "fraud", "fraudulent", "intrusion", "fault", "faulty",
  ]

  static let ordinary: Set<String> = [
    "0", "false", "f", "no", "normal", "ordinary", "nominal", "inlier", "benign", "legitimate",
    "genuine", "regular", "healthy", "ok",
  ]

  /// Words that also answer questions which have nothing to do with anomalies.
  static let switches: Set<String> = ["true", "t", "yes", "false", "f", "no", "ok"]
}
