import Detectors
import Files
import Vocabulary

extension DetectorForms {
  static let kernel: [DetectorForm] = [
    DetectorForm(
      "one-class-svm",
      "A border around the region that holds most rows; its cost grows with the square of the rows.",
      keys: nuKeys + [
        .axis(
          "kernel", .word(["rbf", "linear", "polynomial", "sigmoid"]), or: "rbf",
          "How alike two rows are.")
      ] + kernelKeys + [
        .axis("tolerance", .positive, or: 0.001, "How far from optimal the solver may stop."),
        .axis("shrinking", .flag, or: true, "Whether the solver sets settled rows aside."),
        .axis("cache", .whole(1...65_536), or: 200, "How many MiB of kernel rows are kept."),
        .axis(
          "scale", .word(["mean", "libsvm"]), or: "mean",
          "Whether scores are divided by ν·n, or are LIBSVM's own, negated."),
      ]
    ) { settings throws(SettingError) in
      try OneClassSVM(
        nu: settings.number("nu"), kernel: KernelSetting(settings),
        tolerance: settings.number("tolerance"), scale: settings.word("scale"),
        shrinking: settings.flag("shrinking"), cacheMegabytes: settings.whole("cache"))
    },
    DetectorForm(
      "nystrom-one-class-svm", "The same for many rows: the kernel by way of some landmarks.",
      keys: nuKeys + [
        gammaKey, .axis("landmarks", .count, or: 100, "How many rows stand for the kernel."),
        .axis("tolerance", .positive, or: 0.001, "How far from optimal the solver may stop."),
      ]
    ) { settings throws(SettingError) in
      try NystromOneClassSVM(
        nu: settings.number("nu"),
        kernel: .rbf(gamma: KernelSetting.Gamma(settings.members["gamma"])),
        landmarks: settings.whole("landmarks"), tolerance: settings.number("tolerance"))
    },
  ]

  static let nuKeys: [Key] = [
    .axis("nu", .positiveShare, or: 0.1, "About the share of training rows outside the border.")
  ]

  static let kernelKeys: [Key] = [
    gammaKey,
    .axis("degree", .whole(1...10), or: 3, "The degree of polynomial."),
    .axis("offset", .number, or: 0, "What polynomial and sigmoid add to the product."),
  ]

  static let gammaKey = Key.axis(
    "gamma", .either([.word(["scale", "auto"]), .positive]), or: "scale",
    "How quickly likeness falls: 1/(columns · variance), 1/columns, or a number.")
}

extension KernelSetting {
  init(_ settings: Settings) {
    let gamma = Gamma(settings.members["gamma"])
    let offset = settings.number("offset")
    switch settings.text("kernel") {
    case "linear": self = .linear
    case "polynomial":
      self = .polynomial(degree: settings.whole("degree"), gamma: gamma, offset: offset)
    case "sigmoid": self = .sigmoid(gamma: gamma, offset: offset)
    default: self = .rbf(gamma: gamma)
    }
  }
}

extension KernelSetting.Gamma {
  init(_ json: JSON?) {
    switch json {
    case "auto": self = .auto
    case let number? where number.double != nil: self = .value(number.double ?? 1)
    default: self = .scale
    }
  }
}
