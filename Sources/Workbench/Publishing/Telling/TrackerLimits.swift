/// What MLflow takes. Longer values it cuts without a word, so that they are refused before anything is sent.
enum TrackerLimits {
  static let key = 250
  static let param = 6000
  static let tag = 8000
  static let digest = 36
  static let dataset = 500
  static let metricsAtOnce = 1000
  static let paramsAtOnce = 100
  static let tagsAtOnce = 100

  /// Whether a key is one: letters, digits, `_ - . / :` and blanks.
  static func isKey(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= key
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-. /:".contains($0)) }
  }

  /// Whether models may be registered under a name.
  static func isModelName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 256 && !text.contains { $0 == "/" || $0 == ":" }
  }
}

extension Publication {
  /// Refuses what a tracker would refuse or cut.
  func check() throws(PublishError) {
    guard !experiment.isEmpty, experiment.utf8.count <= 500 else {
      throw .beyondLimit("an experiment's name has 1 to 500 bytes, not \(experiment.utf8.count)")
    }
    guard TrackerLimits.isKey(alias), !alias.contains(where: { " /:.".contains($0) }),
      Int(alias.drop { $0 == "v" }) == nil
    else {
      throw .beyondLimit(
        "'\(alias)' is no alias: letters, digits, '-' and '_', and no version's number")
    }
    for run in [sweep] + trials { try run.check() }
  }
}

extension PublishedRun {
  fileprivate func check() throws(PublishError) {
    for key in params.keys.sorted() + tags.keys.sorted() + metrics.map(\.key)
    where !TrackerLimits.isKey(key) {
      throw .beyondLimit(
        "\(name): '\(key)' is no name for a tracker, which takes letters, digits, '_', '-', '.', '/', ':' and "
          + "blanks, \(TrackerLimits.key) at most")
    }
    try check(params, "parameter", TrackerLimits.param)
    try check(tags, "tag", TrackerLimits.tag)
    for dataset in datasets where dataset.name.utf8.count > TrackerLimits.dataset {
      throw .beyondLimit(
        "\(name): the name of a data set has \(dataset.name.utf8.count) bytes, and a tracker takes \(TrackerLimits.dataset)"
      )
    }
    if let model, model.isLoadable, !TrackerLimits.isModelName(model.name) {
      throw .beyondLimit(
        "'\(model.name)' is no name for a registered model, which has no '/' and no ':'; name another with '--model'"
      )
    }
  }

  private func check(
    _ values: [String: String], _ what: String, _ limit: Int
  ) throws(PublishError) {
    for (key, value) in values.sorted(by: { $0.key < $1.key })
    where value.unicodeScalars.count > limit {
      throw .beyondLimit(
        "\(name): the \(what) '\(key)' has \(value.unicodeScalars.count) characters, and a tracker keeps \(limit)"
      )
    }
  }
}
