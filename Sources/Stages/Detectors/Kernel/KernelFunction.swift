import Forms
import Numerics
import Vocabulary

/// How alike two rows are, with every number known.
enum KernelFunction: Sendable, Equatable {
  case rbf(gamma: Double)
  case linear
  case polynomial(degree: Int, gamma: Double, offset: Double)
  case sigmoid(gamma: Double, offset: Double)

  /// The kernel that `setting` means for these rows.
  init(_ setting: KernelSetting, for rows: Matrix<Float>) {
    func resolved(_ gamma: KernelSetting.Gamma) -> Double {
      switch gamma {
      case .value(let value): return value
      case .auto: return 1 / Double(rows.columns)
      case .scale:
        let variance = Self.variance(ofEntries: rows)
        let gamma = 1 / (Double(rows.columns) * variance)
        return gamma.isFinite ? gamma : 1
      }
    }
    switch setting {
    case .rbf(let gamma): self = .rbf(gamma: resolved(gamma))
    case .linear: self = .linear
    case .polynomial(let degree, let gamma, let offset):
      self = .polynomial(degree: degree, gamma: resolved(gamma), offset: offset)
    case .sigmoid(let gamma, let offset):
      self = .sigmoid(gamma: resolved(gamma), offset: offset)
    }
  }

  /// The setting that means this kernel for any rows.
  var setting: KernelSetting {
    switch self {
    case .rbf(let gamma): .rbf(gamma: .value(gamma))
    case .linear: .linear
    case .polynomial(let degree, let gamma, let offset):
      .polynomial(degree: degree, gamma: .value(gamma), offset: offset)
    case .sigmoid(let gamma, let offset): .sigmoid(gamma: .value(gamma), offset: offset)
    }
  }

  /// The population variance of all numbers of `rows` together.
  private static func variance(ofEntries rows: Matrix<Float>) -> Double {
    func mean(_ term: (Double) -> Double) -> Double {
      var sum = 0.0
      for index in 0..<rows.rows {
        let row = rows.row(index)
        var part = 0.0
        for column in row.indices { part += term(Double(row[column])) }
        sum += part
      }
      return sum / Double(rows.rows * rows.columns)
    }
    let center = mean { $0 }
    return mean { ($0 - center) * ($0 - center) }
  }

  /// Whether no two rows have a kernel beyond 1.
  var isAtMostOne: Bool { if case .rbf = self { true } else { false } }

  /// The kernel of two rows, in `Double`.
  func callAsFunction(_ a: Span<Float>, _ b: Span<Float>) -> Double {
    if case .rbf(let gamma) = self { return GaussianPoints.value(a, b, gamma: gamma) }
    var sum = 0.0
    for column in a.indices { sum += Double(a[column]) * Double(b[column]) }
    return ofProducts(SIMD8(repeating: sum))[0]
  }

  /// The kernel of rows whose inner products these are; not for `rbf`, which needs distances.
  ///
  /// A power beyond ±10²⁵⁰ is held there, so that sums of kernels stay finite.
  @inline(__always)
  func ofProducts(_ products: SIMD8<Double>) -> SIMD8<Double> {
    switch self {
    case .rbf: preconditionFailure("the kernel rbf is one of distances")
    case .linear: return products
    case .polynomial(let degree, let gamma, let offset):
      let base = products * gamma + offset
      var power = base
      for _ in 1..<max(degree, 1) { power *= base }
      let limit = SIMD8<Double>(repeating: 1e250)
      return power.replacing(with: limit, where: power .> limit)
        .replacing(with: -limit, where: power .< -limit)
    case .sigmoid(let gamma, let offset):
      let doubled = (products * gamma + offset) * 2
      return 1 - 2 / (doubled.exponential() + 1)
    }
  }
}

extension KernelFunction {
  private var word: KernelSetting.Word {
    switch self {
    case .rbf: .rbf
    case .linear: .linear
    case .polynomial: .polynomial
    case .sigmoid: .sigmoid
    }
  }

  func store(in weights: inout Weights) {
    weights.settings["kernel"] = word.rawValue
    switch self {
    case .linear: break
    case .rbf(let gamma): weights.settings["gamma"] = "\(gamma)"
    case .polynomial(let degree, let gamma, let offset):
      weights.settings["degree"] = "\(degree)"
      weights.settings["gamma"] = "\(gamma)"
      weights.settings["offset"] = "\(offset)"
    case .sigmoid(let gamma, let offset):
      weights.settings["gamma"] = "\(gamma)"
      weights.settings["offset"] = "\(offset)"
    }
  }

  init(storedIn weights: Weights) throws(WeightsError) {
    func finite(_ name: String) throws(WeightsError) -> Double {
      let value: Double = try weights.setting(name)
      guard value.isFinite else {
        throw WeightsError("setting '\(name)' of the weights is '\(value)', not a finite number")
      }
      return value
    }
    let word: KernelSetting.Word = try weights.choice("kernel")
    switch word {
    case .rbf: self = .rbf(gamma: try finite("gamma"))
    case .linear: self = .linear
    case .polynomial:
      let degree: Int = try weights.setting("degree")
      do { _ = try OneClassSVM.degree.checked(degree) } catch {
        throw WeightsError("of the weights, \(error)")
      }
      self = .polynomial(
        degree: degree, gamma: try finite("gamma"), offset: try finite("offset"))
    case .sigmoid: self = .sigmoid(gamma: try finite("gamma"), offset: try finite("offset"))
    }
  }
}
