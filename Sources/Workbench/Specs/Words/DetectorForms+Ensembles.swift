import Detectors
import Files
import Scoring
import Vocabulary

extension DetectorForms {
  /// Detectors made of the other detectors.
  static let ensembles: [DetectorForm] = [
    DetectorForm(
      "ensemble", "Several detectors that give one score together.",
      keys: [
        .required("of", .list(.choice(single.map(\.form))), "The members, each with one setting."),
        .optionalAxis(
          "weights", .list(.nonNegative), "How much each member counts; else all the same."),
        .axis(
          "combine",
          .word(["mean", "median", "maximum", "vote", "average-of-maxima", "uncalibrated-mean"]),
          or: "mean", "How the members' scores become one."),
        .axis(
          "scale", .word(scales), or: "ecdf",
          "The map, learned from training scores, that brings members onto one scale."),
        .axis("above", .number, or: 0.5, "The score above which a member votes."),
        .axis("groups", .count, or: 2, "How many groups an average of maxima has."),
      ]
    ) { settings throws(SettingError) in
      let detectors = try members(settings.list("of"))
      let weights = settings.has("weights") ? settings.list("weights").compactMap(\.double) : nil
      if let weights, weights.count != detectors.count {
        throw SettingError(
          "weights", mustBe: "one number for each of the \(detectors.count) members",
          not: weights.count)
      }
      let scale = memberScale(settings)
      var seats: [Ensemble.Member] = []
      for (index, detector) in detectors.enumerated() {
        seats.append(
          try Ensemble.Member(detector, weight: weights?[index] ?? 1, scale: scale))
      }
      return try Ensemble(of: seats, combination: Combination(settings))
    },
    DetectorForm(
      "feature-bagging", "One detector many times, each time on some of the columns.",
      keys: [
        .required("of", .choice(single.map(\.form)), "The detector, with one setting."),
        .axis("members", .whole(1...10_000), or: 10, "How many times."),
        .axis(
          "combine", .word(["mean", "median", "maximum", "average-of-maxima"]), or: "mean",
          "How the members' scores become one."),
        .axis(
          "scale", .word(scales), or: "standard", "The map that brings members onto one scale."),
        .axis("above", .number, or: 0.5, "The score above which a member votes."),
        .axis("groups", .count, or: 2, "How many groups an average of maxima has."),
      ]
    ) { settings throws(SettingError) in
      try FeatureBagging(
        of: try members([settings.members["of"] ?? .null])[0], members: settings.whole("members"),
        scale: memberScale(settings), combination: Combination(settings))
    },
  ]

  private static let scales = ["ecdf", "ranks", "min-max", "standard", "gaussian", "sigmoid"]

  /// The detectors of choices that leave nothing to sweep.
  private static func members(_ choices: [JSON]) throws(SettingError) -> [any Detector] {
    var detectors: [any Detector] = []
    for json in choices {
      let all = Shape.choice(single.map(\.form)).combinations(of: json)
      guard all.count == 1 else {
        throw SettingError(
          "of", mustBe: "detectors with one setting each",
          not: "\(Choice(json).name) with \(all.count)")
      }
      detectors.append(try detector(Choice(all[0])))
    }
    return detectors
  }

  private static func memberScale(_ settings: Settings) -> MemberScale {
    guard settings.text("combine") != "uncalibrated-mean" else { return .uncalibrated }
    switch settings.text("scale") {
    case "ranks": return .map(.ranks)
    case "min-max": return .map(.minMax)
    case "standard": return .map(.standard)
    case "gaussian": return .map(.gaussian)
    case "sigmoid": return .map(.sigmoid)
    default: return .map(.ecdf)
    }
  }
}

extension Combination {
  init(_ settings: Settings) {
    switch settings.text("combine") {
    case "median": self = .median
    case "maximum": self = .maximum
    case "vote": self = .vote(above: settings.number("above"))
    case "average-of-maxima": self = .averageOfMaxima(groups: settings.whole("groups"))
    default: self = .mean
    }
  }
}
