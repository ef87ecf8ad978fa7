public import Forms
public import Vocabulary

/// How an autoencoder learns.
public struct Training: Sendable, Equatable {
  /// What a gradient does to the weights.
  public enum Optimizer: Sendable, Equatable {
    /// Kingma and Ba 2015, with both means corrected for their start at 0.
    case adam(first: Double = 0.9, second: Double = 0.999, epsilon: Double = 1e-8)
    case descent(momentum: Double = Autoencoder.momentum.standard)
  }

  /// How a row, or a batch of them, changes the weights.
  public enum Update: Sendable, Equatable {
    /// By the gradient of the mean square error of a batch.
    case gradient(Optimizer)
    /// By ExpenseFlow's rule: row by row, without the derivative of any activation, and with the encoder
    /// moved half as far, through a decoder that has already moved. `batch` has no effect.
    case expenseFlow

    /// The word by which a spec names it.
    public enum Word: String, Sendable, CaseIterable {
      case adam, sgd
      case expenseFlow = "expenseflow"
    }

    /// - Parameter momentum: that of `sgd`.
    public init(_ word: Word, momentum: Double) {
      switch word {
      case .adam: self = .gradient(.adam())
      case .sgd: self = .gradient(.descent(momentum: momentum))
      case .expenseFlow: self = .expenseFlow
      }
    }
  }

  /// Which rows the loss is watched on.
  public struct Validation: Sendable, Equatable {
    public enum Rows: Sendable, Equatable {
      case last
      /// Drawn by the seed.
      case shuffled
    }

    /// Of all rows; at least one row is left to learn from.
    public let share: Double
    public let rows: Rows

    public init(share: Double, rows: Rows = .last) {
      self.share = share
      self.rows = rows
    }
  }

  /// What to do once the watched loss has not fallen for `patience` epochs. Watched is the loss of the
  /// validation rows or, without any, of training.
  public struct Stopping: Sendable, Equatable {
    public let patience: Int
    /// Whether the weights of the best epoch come back at the end.
    public let restoresBest: Bool

    public init(patience: Int, restoresBest: Bool = true) {
      self.patience = patience
      self.restoresBest = restoresBest
    }
  }

  /// Halves the rate once the watched loss has not fallen for `patience` epochs, but not below `floor`.
  public struct Halving: Sendable, Equatable {
    public let patience: Int
    public let floor: Double

    public init(patience: Int, floor: Double = 1e-7) {
      self.patience = patience
      self.floor = floor
    }
  }

  public let epochs: Int
  public let batch: Int
  public let rate: Double
  /// The share of each weight, times the rate, that a step takes off (Loshchilov and Hutter 2019);
  /// biases keep theirs.
  public let weightDecay: Double
  public let update: Update
  public let validation: Validation?
  public let stopping: Stopping?
  public let halving: Halving?

  public init(
    epochs: Int = Autoencoder.epochs.standard, batch: Int = Autoencoder.batch.standard,
    rate: Double = Autoencoder.rate.standard,
    weightDecay: Double = Autoencoder.weightDecay.standard,
    update: Update = Update(
      Autoencoder.update.standard, momentum: Autoencoder.momentum.standard),
    validation: Validation? = nil, stopping: Stopping? = nil, halving: Halving? = nil
  ) throws(SettingError) {
    self.epochs = try Autoencoder.epochs.checked(epochs)
    self.batch = try Autoencoder.batch.checked(batch)
    self.rate = try Autoencoder.rate.checked(rate)
    self.weightDecay = try Autoencoder.weightDecay.checked(weightDecay)
    self.update = update
    self.validation = validation
    self.stopping = stopping
    self.halving = halving
    if let validation { _ = try Autoencoder.validation.checked(validation.share) }
    if let stopping { _ = try Autoencoder.patience.checked(stopping.patience) }
    if let halving {
      _ = try Autoencoder.patience.checked(halving.patience)
      _ = try SettingError.check("floor", halving.floor, in: 0...1)
    }
    if case .gradient(.adam(let first, let second, let epsilon)) = update {
      _ = try SettingError.check("first", first, in: 0...0.999_999)
      _ = try SettingError.check("second", second, in: 0...0.999_999_9)
      _ = try SettingError.check(positive: "epsilon", epsilon)
    }
    if case .gradient(.descent(let momentum)) = update {
      _ = try Autoencoder.momentum.checked(momentum)
    }
  }
}

extension Training {
  /// The same, but learning nothing.
  var withoutEpochs: Training { Training(self, epochs: 0) }

  private init(_ other: Training, epochs: Int) {
    self.epochs = epochs
    batch = other.batch
    rate = other.rate
    weightDecay = other.weightDecay
    update = other.update
    validation = other.validation
    stopping = other.stopping
    halving = other.halving
  }
}
