public import Forms
public import Vocabulary

// What a spec can say of an autoencoder, and what that makes.

extension Autoencoder {
  public static let name = "autoencoder"
  public static let help = "A narrow network that learns to rebuild ordinary rows."
  public static var keys: [any FormKey<Self>] {
    [layers, isMirrored, activation, output, dropout, input]
      + [epochs, batch, rate, weightDecay, update, momentum, validation, patience]
  }

  public static let needs: [Need] = [
    .only("momentum", with: "update", being: "sgd"), .only("patience", with: "validation"),
  ]

  // The network.
  public static let layers = Key<Self, [Int]>.axis(
    "layers", .list(of: Layer.units.kind), or: [16],
    "The widths from the input to the code; the mirror image follows.")
  public static let isMirrored = Key<Self, Bool>.axis(
    "mirrored", .flag, or: true, "Whether the mirror image follows, or the list is all layers.")
  public static let activation = Key<Self, Activation>.axis(
    "activation", .word, or: .relu, "What a layer makes of its sums.")
  public static let output = Key<Self, Activation>.axis(
    "output", .word, or: .linear, "What the last layer makes of its sums.")
  public static let dropout = Key<Self, Double>.axis(
    "dropout", .number(0...0.95), or: 0, "The share of a layer that each step leaves out.")
  public static let input = Key<Self, InputScaling.Word>.axis(
    "input", .word, or: .minMax, "How inputs are brought to one size, inside the model.")

  // How it learns.
  public static let epochs = Key<Self, Int>.axis(
    "epochs", .whole(0...1_000_000), or: 50, "How often all rows are learned from.")
  public static let batch = Key<Self, Int>.axis(
    "batch", .count, or: 32, "How many rows a step learns from.")
  public static let rate = Key<Self, Double>.axis(
    "rate", .positive, or: 0.001, "How far a step goes.")
  public static let weightDecay = Key<Self, Double>.axis(
    "weight-decay", .share, or: 0, "The share of each weight that a step takes off.")
  public static let update = Key<Self, Training.Update.Word>.axis(
    "update", .word, or: .adam,
    "What a gradient does to the weights, or ExpenseFlow's own rule, net and score.")
  public static let momentum = Key<Self, Double>.axis(
    "momentum", .number(0...0.999), or: 0, "The momentum of sgd.")
  public static let validation = Key<Self, Double>.axis(
    "validation", .number(0...0.9), or: 0, "The share of rows that the loss is watched on.")
  public static let patience = Key<Self, Int?>.optionalAxis(
    "patience", .count, "Stops after so many epochs without gain, and takes the best back.")

  public init(_ settings: Settings<Self>) throws(SettingError) {
    let widths = settings[Self.layers]
    if settings[Self.update] == .expenseFlow {
      guard widths.count == 1 else {
        throw SettingError(
          "layers", mustBe: "one layer where 'update' is expenseflow", not: widths.count)
      }
      self = try .expenseFlow(
        code: widths[0], rate: settings[Self.rate], epochs: settings[Self.epochs],
        validation: settings[Self.validation])
      return
    }
    let (activation, dropout) = (settings[Self.activation], settings[Self.dropout])
    try self.init(
      hidden: settings[Self.isMirrored]
        ? Self.mirrored(widths, activation, dropout: dropout)
        : Self.layers(widths, activation, dropout: dropout),
      output: settings[Self.output], scaling: InputScaling(settings[Self.input]),
      training: Training(settings))
  }

  private static func layers(
    _ widths: [Int], _ activation: Activation, dropout: Double
  ) throws(SettingError) -> [Layer] {
    var layers: [Layer] = []
    for width in widths {
      layers.append(try Layer(.exactly(width), activation, dropout: dropout))
    }
    return layers
  }
}

extension Training {
  init(_ settings: Settings<Autoencoder>) throws(SettingError) {
    let share = settings[Autoencoder.validation]
    try self.init(
      epochs: settings[Autoencoder.epochs], batch: settings[Autoencoder.batch],
      rate: settings[Autoencoder.rate], weightDecay: settings[Autoencoder.weightDecay],
      update: Update(settings[Autoencoder.update], momentum: settings[Autoencoder.momentum]),
      validation: share > 0 ? Validation(share: share) : nil,
      stopping: settings[Autoencoder.patience].map { Stopping(patience: $0) })
  }
}
