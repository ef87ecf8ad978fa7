import Features
import Formats
import Forms
import Testing
import Vocabulary

/// What a spec says of features, beside the settings that it means.
struct FeatureSettingsTests {
  private static let choices = Choices<FeatureSettings>([.init(FeatureSettings.self) { $0 }])

  private func settings(_ yaml: String) throws -> FeatureSettings {
    let choice = try FormReader.choice(yaml, among: Self.choices.forms, from: "test")
    let all = choice.combinations(among: Self.choices.forms)
    #expect(all.count == 1)
    return try Self.choices.make(all[0])
  }

  @Test func `what a spec does not say is as the initializer has it`() throws {
    #expect(try settings("features") == FeatureSettings())
    #expect(try FeatureSettings(.standard) == FeatureSettings())
  }

  @Test(arguments: [
    ("none", Scaling.none), ("standard", .standard), ("min-max", .minMax), ("robust", .robust),
  ])
  func `every word for a scale has its scaling`(word: String, scaling: Scaling) throws {
    #expect(try settings("features: { scale: \(word) }") == FeatureSettings(scaling: scaling))
  }

  @Test func `a list of scales sweeps, and nothing else of features does`() throws {
    let choice = try FormReader.choice(
      "features: { scale: [robust, none] }", among: Self.choices.forms, from: "test")
    let all = try choice.combinations(among: Self.choices.forms).map(Self.choices.make)
    #expect(all == [FeatureSettings(scaling: .robust), FeatureSettings(scaling: .none)])
    #expect(FeatureSettings.form.keys.filter(\.isAxis).map(\.name) == ["scale"])
  }

  @Test(arguments: [
    ("one-hot", CategoryEncoding.oneHot), ("ordinal", .ordinal), ("frequency", .frequency),
    ("{ one-hot: {} }", .oneHot),
    ("hashing", .hashing(buckets: 16)), ("{ hashing: { buckets: 3 } }", .hashing(buckets: 3)),
  ])
  func `every encoding has its name`(yaml: String, encoding: CategoryEncoding) throws {
    #expect(
      try settings("features: { categories: \(yaml) }") == FeatureSettings(categories: encoding))
  }

  @Test(arguments: [
    ("complain", MissingRule.complain), ("drop", .drop), ("median", .median),
    ("indicator", .indicator),
  ])
  func `a bare rule is that of every column`(word: String, rule: MissingRule) throws {
    #expect(try settings("features: { missing: \(word) }") == FeatureSettings(missing: rule))
    #expect(
      try settings("features: { missing: { rule: \(word) } }") == FeatureSettings(missing: rule))
  }

  @Test func `single columns have rules of their own`() throws {
    #expect(
      try settings(
        """
        features: { missing: { rule: drop, columns: { a: median, b: { constant: -1.5 } } } }
        """)
        == FeatureSettings(
          missing: .drop, missingByColumn: ["a": .median, "b": .constant(-1.5)]))
  }

  @Test func `a bare rule is stored as the mapping that it stands for`() throws {
    let choice = try FormReader.choice(
      "features: { missing: median }", among: Self.choices.forms, from: "test")
    let settings = choice.settings(of: FeatureSettings.self)
    #expect(
      settings.with(FeatureSettings.missing, settings[FeatureSettings.missing]).json.text()
        == #"{"categories":{"one-hot":{"at-most":1000,"rare":1}},"missing":{"columns":{},"rule":"median"},"scale":["standard"]}"#
    )
    #expect(
      FeatureSettings.form.defaults["missing"]?.text() == #"{"columns":{},"rule":"complain"}"#)
  }

  @Test func `a number to put where one is missing is stored as it is written`() throws {
    let choice = try FormReader.choice(
      "features: { missing: { columns: { a: drop, b: { constant: -1.5 } } } }",
      among: Self.choices.forms, from: "test")
    let settings = choice.settings(of: FeatureSettings.self)
    #expect(
      settings.with(FeatureSettings.missing, settings[FeatureSettings.missing]).json["missing"]?
        .text() == #"{"columns":{"a":"drop","b":{"constant":-1.5}},"rule":"complain"}"#)
  }

  @Test func `the reference tells how columns become numbers`() {
    #expect(
      FeatureSettings.form.reference() == """
        scale: one of none, standard, min-max, robust; default "standard"; a list sweeps
            How numbers are brought to a common size, by what the training rows say.
        categories: one of the names below; default {"one-hot":{"at-most":1000,"rare":1}}
            How words become numbers.
            one-hot
                A column a word; an unseen word is 0 in all of them.
                rare: a whole number, at least 1; default 1
                    Words that fewer training rows have than this share one column, and so do unseen
                    words; 1 for none.
                at-most: a whole number from 1 to 65536; default 1000
                    How many words of a column may have columns of their own; data with more are
                    refused.
            ordinal
                The word's place among the training words; unseen is their count.
            frequency
                The word's share of the training rows; unseen is 0.
            hashing
                Some columns, of which the word's hash chooses one; also takes text.
                buckets: a whole number from 1 to 65536; default 16
                    How many columns.
        missing: one of complain, drop, median, indicator or mapping; default {"columns":{},"rule":"complain"}
            What to do where a number is missing: one rule for all columns, or more to say.
            rule: one of complain, drop, median, indicator; default "complain"
                For every column without a rule of its own.
            columns: mapping of names to one of complain, drop, median, indicator or mapping; default {}
                For single columns, by name.
                constant: a number; required
                    The number.
        constant: one of drop, keep
            What becomes of columns that do not vary in the training rows; else they are left out.

        """)
  }
}
