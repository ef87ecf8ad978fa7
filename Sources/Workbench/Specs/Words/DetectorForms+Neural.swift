import Detectors
import Files
import Vocabulary

extension DetectorForms {
  static let neural: [DetectorForm] = [
    DetectorForm(
      "autoencoder", "A narrow network that learns to rebuild ordinary rows.",
      keys: networkKeys + learningKeys
    ) { settings throws(SettingError) in
      let widths = settings.list("layers").compactMap(\.int)
      if settings.text("update") == "expenseflow" {
        guard widths.count == 1 else {
          throw SettingError(
            "layers", mustBe: "one layer where 'update' is expenseflow", not: widths.count)
        }
        return try Autoencoder.expenseFlow(
          code: widths[0], rate: settings.number("rate"), epochs: settings.whole("epochs"),
          validation: settings.number("validation"))
      }
      let activation: Activation = settings.word("activation")
      let dropout = settings.number("dropout")
      var listed: [Autoencoder.Layer] = []
      for width in widths {
        listed.append(try Autoencoder.Layer(.exactly(width), activation, dropout: dropout))
      }
      return try Autoencoder(
        hidden: settings.flag("mirrored")
          ? Autoencoder.mirrored(widths, activation, dropout: dropout) : listed,
        output: settings.word("output"), scaling: InputScaling(settings),
        training: Training(settings))
    }
  ]

  private static let networkKeys: [Key] = [
    .axis(
      "layers", .list(.whole(1...65_536)), or: [16],
      "The widths from the input to the code; the mirror image follows."),
    .axis(
      "mirrored", .flag, or: true, "Whether the mirror image follows, or the list is all layers."),
    .axis(
      "activation", .word(Activation.allCases.map(\.rawValue)), or: "relu",
      "What a layer makes of its sums."),
    .axis(
      "output", .word(Activation.allCases.map(\.rawValue)), or: "linear",
      "What the last layer makes of its sums."),
    .axis("dropout", .number(0...0.95), or: 0, "The share of a layer that each step leaves out."),
    .axis(
      "input", .word(["none", "min-max", "standard"]), or: "min-max",
      "How inputs are brought to one size, inside the model."),
  ]

  private static let learningKeys: [Key] = [
    .axis("epochs", .whole(0...1_000_000), or: 50, "How often all rows are learned from."),
    .axis("batch", .count, or: 32, "How many rows a step learns from."),
    .axis("rate", .positive, or: 0.001, "How far a step goes."),
    .axis("weight-decay", .share, or: 0, "The share of each weight that a step takes off."),
    .axis(
      "update", .word(["adam", "sgd", "expenseflow"]), or: "adam",
      "What a gradient does to the weights, or ExpenseFlow's own rule, net and score."),
    .axis("momentum", .number(0...0.999), or: 0, "The momentum of sgd."),
    .axis("validation", .number(0...0.9), or: 0, "The share of rows that the loss is watched on."),
    .optionalAxis(
      "patience", .count, "Stops after so many epochs without gain, and takes the best back."),
  ]
}

extension InputScaling {
  fileprivate init(_ settings: Settings) {
    switch settings.text("input") {
    case "none": self = .none
    case "standard": self = .standard
    default: self = .minMax()
    }
  }
}

extension Training {
  fileprivate init(_ settings: Settings) throws(SettingError) {
    let share = settings.number("validation")
    try self.init(
      epochs: settings.whole("epochs"), batch: settings.whole("batch"),
      rate: settings.number("rate"), weightDecay: settings.number("weight-decay"),
      update: .gradient(
        settings.text("update") == "sgd"
          ? .descent(momentum: settings.number("momentum")) : .adam()),
      validation: share > 0 ? Validation(share: share) : nil,
      stopping: settings.optional("patience") { Stopping(patience: $0.whole($1)) })
  }
}
