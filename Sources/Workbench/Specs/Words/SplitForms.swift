import Files
import Forms
import Sources
import Vocabulary

/// The ways to divide rows, as a spec names them.
extension Form {
  static let splits: [Form] = [holdout, folds, all, adbench]

  private static let training: [Key] = [
    .key(
      "train-on", .either([.word(["recorded", "ordinary"]), .form(.contamination)]), or: "recorded",
      "Which training rows are kept: all as recorded, only ordinary ones, or a share of anomalies.")
  ]

  private static let contamination = Form(
    "contamination", "A share of anomalies in the training part.",
    keys: [.required("contamination", .share, "The share; rows are left out until it holds.")])

  static let holdout = Form(
    "holdout", "Rows to learn from, to choose by and to measure with, once.",
    keys: [
      .key("test", .positiveShare, or: 0.3, "The share of all rows that measure."),
      .key("validation", .share, or: 0.2, "The share of all rows that choose."),
      .key(
        "by", .word(["row", "time", "group"]), or: "row",
        "Single rows, stratified by label and kind; the latest rows last; or whole groups."),
      .optional("at-most", .whole(2...(.max)), "How many rows take part, drawn by the seed."),
    ] + training)

  static let folds = Form(
    "folds", "Each row measures once.",
    keys: [
      .key("count", .whole(2...1000), or: 5, "How many folds."),
      .key("validation", .share, or: 0.2, "The share of all rows that choose."),
      .key("by", .word(["row", "time", "group"]), or: "row", "What is divided."),
      .optional("at-most", .whole(2...(.max)), "How many rows take part, drawn by the seed."),
    ] + training)

  static let all = Form(
    "all",
    "All rows are learned from, and the same rows measure, each as if left out where the "
      + "method says so.",
    keys: [.optional("at-most", .whole(2...(.max)), "How many rows take part.")])

  static let adbench = Form(
    "adbench",
    "The published ADBench protocol, which resamples small tables with replacement before it "
      + "splits, so that test rows have copies among the training rows.",
    keys: [
      .key("test", .positiveShare, or: 0.3, "The share of rows that measure."),
      .key("validation", .share, or: 0, "The share of rows that choose."),
    ])
}

extension SplitSettings {
  /// The split that a choice among `Form.splits` describes.
  init(_ choice: Choice) throws(SettingError) {
    let settings = choice.settings
    let atMost = settings.optional("at-most") { $0.whole($1) }
    switch choice.name {
    case "holdout":
      try self.init(
        .holdout(
          by: Unit(settings), test: settings.number("test"),
          validation: settings.number("validation")),
        training: Training(settings), atMost: atMost)
    case "folds":
      try self.init(
        .folds(
          settings.whole("count"), by: Unit(settings), validation: settings.number("validation")),
        training: Training(settings), atMost: atMost)
    case "all": try self.init(.transductive, atMost: atMost)
    default:
      try self.init(
        .adbench(test: settings.number("test"), validation: settings.number("validation")))
    }
  }
}

extension SplitSettings.Unit {
  fileprivate init(_ settings: Settings) {
    guard let unit = Self(rawValue: settings.text("by")) else {
      preconditionFailure("the form has no such unit: \(settings.text("by"))")
    }
    self = unit
  }
}

extension SplitSettings.Training {
  fileprivate init(_ settings: Settings) {
    switch settings.members["train-on"] {
    case .text("ordinary"): self = .ordinaryOnly
    case .object(let members): self = .contamination(Settings(members).number("contamination"))
    default: self = .asRecorded
    }
  }
}
