import Files
import Forms
import Generators
import Numerics
import Vocabulary

/// What a spec can do to rows on purpose, to see what survives it.
enum CorruptionForms {
  static let forms: [Form] = [
    Form(
      "duplicated-anomalies", "Each anomaly comes several times: a crowd hides its members.",
      keys: [.key("times", .whole(1...1000), or: 3, "How often each comes."), seed]),
    Form(
      "irrelevant-features", "Columns that say nothing: noise in the range of another column.",
      keys: [
        .key(
          "share", .number(0...0.99), or: 0.5, "Their share of all columns, when they are there."),
        seed,
      ]),
    Form("label-flips", "Labels that are wrong.", keys: [share(or: 0.05, of: "labels"), seed]),
    Form("missing-cells", "Cells without a value.", keys: [share(or: 0.05, of: "cells"), seed]),
    Form(
      "unit-errors", "Rows in which one number is in another unit.",
      keys: [
        share(or: 0.01, of: "rows"),
        .key("factor", .positive, or: 1000, "How many times as large the number is."), seed,
      ]),
  ]

  private static let seed = Key.seed("The seed of the draw.")

  private static func share(or value: JSON, of what: String) -> Key {
    .key("share", .share, or: value, "The share of all \(what).")
  }
}

extension Corruption {
  /// The corruption that a choice among `CorruptionForms.forms` describes.
  init(_ choice: Choice) throws(SettingError) {
    let settings = choice.settings
    switch choice.name {
    case "duplicated-anomalies":
      try self.init(.duplicatedAnomalies(times: settings.whole("times")))
    case "irrelevant-features":
      try self.init(.irrelevantFeatures(share: settings.number("share")))
    case "label-flips": try self.init(.labelFlips(share: settings.number("share")))
    case "missing-cells": try self.init(.missingCells(share: settings.number("share")))
    default:
      try self.init(
        .unitErrors(share: settings.number("share"), factor: settings.number("factor")))
    }
  }
}

extension Dataset {
  /// The rows with what `choices` say done to them, in that order.
  ///
  /// - Parameter seed: The seed instead of their own.
  func corrupted(by choices: [Choice], seed: Int? = nil) throws -> Dataset {
    var dataset = self
    for (place, choice) in choices.enumerated() {
      let corruption = try Corruption(choice)
      guard !corruption.needsLabels || labels != nil else {
        throw DataError.nothingToDo("'\(choice.name)' needs labels, and '\(name)' has none")
      }
      let own = Seed(spec: seed ?? choice.settings.whole("seed"))
      dataset = dataset.corrupted(by: [corruption], seed: own.split("place", place))
    }
    return dataset
  }
}
