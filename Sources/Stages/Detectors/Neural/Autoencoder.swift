public import Forms
public import Numerics
public import Vocabulary

/// A network that learns to give back ordinary rows; what it gives back badly is strange.
///
/// A score is the mean square of the difference between a row, scaled, and what the network makes of
/// it. It learns in `Float` in one order, so that equal seeds give equal bits, and scores each row on
/// its own in `Double`.
public struct Autoencoder: Detector, Equatable {
  /// A layer between the inputs and the outputs, of which there are as many as inputs.
  public struct Layer: Sendable, Equatable {
    public enum Width: Sendable, Equatable {
      case exactly(Int)
      /// Half the number of inputs, rounded down, but at least so many.
      case half(atLeast: Int)
    }

    static let units = Key<Self, Int>.required(
      "layers", .whole(1...65_536), "How many units the layer has.")

    public let width: Width
    public let activation: Activation
    /// The share of the layer's answers that each learning step leaves out.
    public let dropout: Double

    public init(
      _ width: Width, _ activation: Activation = Autoencoder.activation.standard,
      dropout: Double = Autoencoder.dropout.standard
    ) throws(SettingError) {
      switch width {
      case .exactly(let count), .half(atLeast: let count): _ = try Self.units.checked(count)
      }
      self.width = width
      self.activation = activation
      self.dropout = try Autoencoder.dropout.checked(dropout)
    }

    func count(for inputs: Int) -> Int {
      switch width {
      case .exactly(let count): count
      case .half(atLeast: let least): max(least, inputs / 2)
      }
    }
  }

  /// From where the first weights are drawn, evenly within ± a bound; the first biases are 0.
  public enum Start: Sendable, Equatable {
    /// √(6 / (inputs + outputs)) of a layer (Glorot and Bengio 2010).
    case glorot
    /// √(2 / (inputs + outputs)) of a layer, as ExpenseFlow has it.
    case narrow
  }

  /// What becomes of the mean square error.
  public enum Score: String, Sendable {
    case meanSquare
    /// min(1, 2 · error): ExpenseFlow's.
    case doubledToOne

    var makeup: ScoreMakeup {
      switch self {
      case .meanSquare: .open
      case .doubledToOne: .limited(1, because: "the end of min(1, 2 · error)")
      }
    }
  }

  public let hidden: [Layer]
  public let output: Activation
  public let scaling: InputScaling
  public let start: Start
  public let training: Training
  public let score: Score

  public init(
    hidden: [Layer], output: Activation = Self.output.standard,
    scaling: InputScaling = InputScaling(Self.input.standard),
    start: Start = .glorot, training: Training, score: Score = .meanSquare
  ) throws(SettingError) {
    guard !hidden.isEmpty else {
      throw SettingError("layers", mustBe: "at least one layer", not: "none")
    }
    if training.update == .expenseFlow {
      guard hidden.count == 1, hidden[0].dropout == 0 else {
        throw SettingError(
          "layers", mustBe: "one layer without dropout where 'update' is expenseflow",
          not: hidden.count)
      }
    }
    self.hidden = hidden
    self.output = output
    self.scaling = scaling
    self.start = start
    self.training = training
    self.score = score
  }

  /// Layers of these widths and their mirror image, without the last (the code) twice: 64, 16 gives
  /// 64, 16, 64.
  public static func mirrored(
    _ widths: [Int], _ activation: Activation = Self.activation.standard,
    dropout: Double = Self.dropout.standard
  ) throws(SettingError) -> [Layer] {
    var layers: [Layer] = []
    for (index, width) in (widths + widths.dropLast().reversed()).enumerated() {
      let isCode = index == widths.count - 1
      layers.append(try Layer(.exactly(width), activation, dropout: isCode ? 0 : dropout))
    }
    return layers
  }

  /// The same network before it learns anything, for comparison.
  public func untrained() -> Autoencoder {
    Autoencoder(self, training: training.withoutEpochs)
  }

  private init(_ other: Autoencoder, training: Training) {
    hidden = other.hidden
    output = other.output
    scaling = other.scaling
    start = other.start
    score = other.score
    self.training = training
  }

  /// All epochs, though it may stop before; each row passes all weights, each batch changes them.
  public func work(_ load: Workload) -> Double {
    let weights = weights(columns: load.columns)
    let row: Double =
      switch training.update {
      case .gradient: 4e-8 + weights * (2.5e-11 + 4e-10 / Double(training.batch))
      case .expenseFlow: 1.5e-7 + weights * 2e-9
      }
    return Double(load.training) * Double(training.epochs) * row
      + load.scored * (3e-8 + weights * 6e-11)
  }

  /// The numbers that it learns with their gradients and moments, and the rows scaled.
  public func memory(_ load: Workload) -> Double {
    weights(columns: load.columns) * 40 + load.cells * 8
  }

  private func weights(columns: Int) -> Double {
    NetworkShape(self, inputs: columns).layers.reduce(0) {
      $0 + Double($1.inputs) * Double($1.outputs)
    }
  }

  public func scoreMakeup(learningFrom rows: Int) -> ScoreMakeup { score.makeup }

  public func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> AutoencoderModel {
    try Rows.checkTraining(rows)
    let scaler = InputScaler(scaling, for: rows)
    let shape = NetworkShape(self, inputs: rows.columns)
    let learned: LearnedNetwork
    switch training.update {
    case .gradient(let optimizer):
      learned = GradientLearning(training, optimizer)
        .learn(shape, from: scaler.scaled(rows), seed: seed)
    case .expenseFlow:
      learned = ExpenseFlowLearning(training).learn(shape, from: scaler.scaled(rows), seed: seed)
    }
    guard learned.network.isFinite else {
      throw .unsolved(
        "the autoencoder's weights grew without bound; lower 'rate', or scale the inputs")
    }
    return AutoencoderModel(
      scaler: scaler, network: learned.network, score: score, history: learned.history)
  }
}
