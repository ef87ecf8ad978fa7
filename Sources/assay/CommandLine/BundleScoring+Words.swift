import Bundles
import Formats

extension BundleScoring.Request {
  /// What a command line says of rows that are to be scored by a bundle: its second operand, and options.
  init(_ words: Words) throws(UsageError) {
    switch (words.operand(1), words.value("--query")) {
    case (let data?, nil): self.init(.file(data == "-" ? "/dev/stdin" : data))
    case (nil, let query?): self.init(.query(query))
    case (nil, nil):
      throw .other("say which rows: DATA, '-' for what is piped in, or '--query SQL'")
    case (_?, _?): throw .other("DATA and '--query' both say which rows; give one of them")
    }
    id = words.value("--id")
    time = words.value("--time")
    threshold = words.value("--threshold")
    encoding = words.value("--encoding").flatMap(TextEncoding.init) ?? .utf8
  }
}
