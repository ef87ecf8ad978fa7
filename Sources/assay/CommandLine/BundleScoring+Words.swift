import Bundles
import Formats

extension BundleScoring.Request {
  /// What a command takes that scores rows by a bundle.
  static let operands: [Declaration.Operand] = [
    .init(name: "BUNDLE", help: "a folder such as reports/NAME/RUN/models/TRIAL"),
    .init(
      name: "DATA",
      help:
        "a file with the columns that the pipeline was fitted with, or of events where it learned from such; '-' for"
        + " what is piped in",
      count: .optional),
  ]

  /// What says which rows these are, and by which threshold they are judged.
  static let options: [Declaration.Option] = [
    .init(
      name: "--query", value: "SQL",
      help: "rows that DuckDB answers, such as those of Parquet files, instead of DATA"),
    .init(
      name: "--features",
      help: "DATA are rows of features already, though the pipeline learned from events"),
    .init(name: "--id", value: "NAME", help: "the column that names each row"),
    .init(name: "--time", value: "NAME", help: "the column that says when a row happened"),
    .init(
      name: "--threshold", value: "NAME",
      help: "another of the trial's thresholds: its method, such as best-f1, or its number from 1"),
    .init(
      name: "--encoding", value: "NAME", help: "how the text of DATA stands in bytes",
      choices: TextEncoding.allCases.map(\.rawValue)),
  ]

  /// What a command line says of rows that are to be scored by a bundle: an operand, the second one as a rule, and
  /// options.
  init(_ words: Words, data place: Int = 1) throws(UsageError) {
    switch (words.operand(place), words.value("--query")) {
    case (let data?, nil): self.init(.file(data == "-" ? "/dev/stdin" : data))
    case (nil, let query?): self.init(.query(query))
    case (nil, nil):
      throw .other("say which rows: DATA, '-' for what is piped in, or '--query SQL'")
    case (_?, _?): throw .other("DATA and '--query' both say which rows; give one of them")
    }
    areFeatures = words.flag("--features")
    id = words.value("--id")
    time = words.value("--time")
    threshold = words.value("--threshold")
    encoding = words.value("--encoding").flatMap(TextEncoding.init) ?? .utf8
  }
}
