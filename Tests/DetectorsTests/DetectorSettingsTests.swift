import Detectors
import Forms
import Numerics
import Testing
import Vocabulary

/// What a spec says of detectors, beside the detectors that it means.
struct DetectorSettingsTests {
  private func expect<D: Detector & Equatable>(_ yaml: String, makes wanted: D) throws {
    #expect(try made(yaml) as? D == wanted, "\(yaml)")
  }

  @Test func `what a spec does not say is as the initializer has it`() throws {
    try expect("isolation-forest", makes: IsolationForest())
    try expect("extended-isolation-forest", makes: ExtendedIsolationForest())
    try expect("lof", makes: LocalOutlierFactor())
    try expect("knn", makes: NeighborDistance())
    try expect("one-class-svm", makes: OneClassSVM())
    try expect("nystrom-one-class-svm", makes: NystromOneClassSVM())
    try expect(
      "autoencoder", makes: Autoencoder(hidden: Autoencoder.mirrored([16]), training: Training()))
    try expect("hbos", makes: HistogramOutlierScore())
    try expect("pca", makes: PrincipalComponents())
    try expect("robust-mahalanobis", makes: MinimumCovarianceDeterminant())
    try expect("untrained-network", makes: UntrainedNetwork())
  }

  @Test func `forests read their keys`() throws {
    try expect(
      """
      isolation-forest: { trees: 7, sample: 0.5, depth: 3, replacement: true, path-length: exact,
        yardstick: named, features: 0.25, comparison: <, choice: any }
      """,
      makes: IsolationForest(
        trees: 7, sample: .share(0.5), replacement: true, depth: 3, pathLength: .exact,
        yardstick: .named, features: 0.25, comparison: .below, choice: .any))
    try expect(
      "extended-isolation-forest: { trees: 7, sample: 64, dimensions: 2, path-length: expenseflow }",
      makes: ExtendedIsolationForest(
        trees: 7, sample: .rows(64), dimensions: 2, pathLength: .expenseFlow))
    // 1 is the share of all rows: a tree of one row has nothing to split.
    try expect("isolation-forest: { sample: 1 }", makes: IsolationForest(sample: .share(1)))
  }

  @Test(arguments: [
    ("euclidean", Metric.euclidean), ("manhattan", .manhattan), ("chebyshev", .chebyshev),
    ("minkowski", .minkowski(3)), ("cosine", .cosine),
  ])
  func `neighbors are as near as the metric says, whose power only minkowski has`(
    word: String, metric: Metric
  ) throws {
    let power = word == "minkowski" ? ", power: 3" : ""
    try expect(
      "lof: { neighbors: 7, metric: \(word)\(power) }",
      makes: LocalOutlierFactor(neighbors: 7, metric: metric))
    try expect(
      "knn: { neighbors: 7, summary: median, metric: \(word)\(power) }",
      makes: NeighborDistance(neighbors: 7, summary: .median, metric: metric))
  }

  @Test(arguments: [
    ("rbf, gamma: 0.5", KernelSetting.rbf(gamma: .value(0.5))), ("linear", .linear),
    (
      "polynomial, gamma: 0.5, degree: 2, offset: 1",
      .polynomial(degree: 2, gamma: .value(0.5), offset: 1)
    ),
    ("sigmoid, gamma: 0.5, offset: 1", .sigmoid(gamma: .value(0.5), offset: 1)),
  ])
  func `a kernel takes the numbers that it has`(word: String, kernel: KernelSetting) throws {
    try expect(
      """
      one-class-svm: { nu: 0.2, kernel: \(word), tolerance: 0.01,
        shrinking: false, cache: 20, scale: libsvm }
      """,
      makes: OneClassSVM(
        nu: 0.2, kernel: kernel, tolerance: 0.01, scale: .libsvm, shrinking: false,
        cacheMegabytes: 20))
  }

  @Test func `a one-class machine by landmarks reads its keys`() throws {
    try expect(
      "nystrom-one-class-svm: { nu: 0.2, gamma: auto, landmarks: 30, tolerance: 0.01 }",
      makes: NystromOneClassSVM(
        nu: 0.2, kernel: .rbf(gamma: .auto), landmarks: 30, tolerance: 0.01))
  }

  @Test func `distributions read their keys`() throws {
    try expect(
      "hbos: { bins: 7, alpha: 0.3, tolerance: 0.1 }",
      makes: HistogramOutlierScore(bins: .count(7), alpha: 0.3, tolerance: 0.1))
    try expect("hbos: { bins: automatic }", makes: HistogramOutlierScore(bins: .automatic))
    try expect(
      "pca: { keep: 2, score: component-distances, standardized: false }",
      makes: PrincipalComponents(kept: .count(2), score: .componentDistances(), standardized: false)
    )
    try expect("pca: { keep: all }", makes: PrincipalComponents(kept: .all))
    try expect("pca: { keep: 0.5 }", makes: PrincipalComponents(kept: .variance(0.5)))
    try expect(
      "robust-mahalanobis: { share: 0.75 }", makes: MinimumCovarianceDeterminant(share: 0.75))
    try expect("untrained-network: { code: 3 }", makes: UntrainedNetwork(code: 3))
  }
}
