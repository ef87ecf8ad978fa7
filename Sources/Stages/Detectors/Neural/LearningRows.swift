import Numerics

/// Which rows are learned and on which the loss is watched.
struct LearningRows: Sendable {
  let learned: [Int]
  let watched: [Int]

  init(_ count: Int, _ validation: Training.Validation?, seed: Seed) {
    var order = Array(0..<count)
    guard let validation else {
      (learned, watched) = (order, [])
      return
    }
    if validation.rows == .shuffled {
      var chance = seed.split("validation").generator()
      chance.shuffle(&order)
    }
    let kept = max(1, Int(Double(count) * (1 - validation.share)))
    (learned, watched) = (Array(order[..<kept]), Array(order[kept...]))
  }
}

/// Watches the loss: when to halve the rate, when to stop, and what was best.
struct LossWatch<Kept> {
  private let training: Training
  private(set) var rate: Double
  private(set) var best: (epoch: Int, kept: Kept)?
  private var least = Double.infinity
  private var sinceGain = 0
  private var sinceGainOrHalving = 0

  init(_ training: Training) {
    self.training = training
    rate = training.rate
  }

  /// Takes in an epoch's loss.
  ///
  /// - Returns: whether learning goes on.
  mutating func note(_ loss: Double, epoch: Int, keeping kept: () -> Kept) -> Bool {
    if loss < least {
      least = loss
      (sinceGain, sinceGainOrHalving) = (0, 0)
      if training.stopping?.restoresBest == true { best = (epoch, kept()) }
    } else {
      sinceGain += 1
      sinceGainOrHalving += 1
    }
    if let halving = training.halving, sinceGainOrHalving >= halving.patience {
      rate = max(min(rate, halving.floor), rate / 2)
      sinceGainOrHalving = 0
    }
    guard let stopping = training.stopping else { return true }
    return sinceGain < stopping.patience
  }
}
