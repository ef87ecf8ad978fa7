/// The name of a column as far as it tells what the column is for.
struct ColumnName {
  /// The letters and digits alone, in lower case: `isfraud` of `Is_Fraud`.
  let plain: String
  /// The words that it is made of: `card`, `id` of `CardID` or `card_id`.
  let words: [String]

  init(_ name: String) {
    plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
    var words: [String] = []
    var word = ""
    var before: Character?
    for character in name {
      let begins = character.isUppercase && before?.isLowercase == true
      if begins || !(character.isLetter || character.isNumber) {
        words.append(word)
        word = ""
      }
      if character.isLetter || character.isNumber { word += character.lowercased() }
      before = character
    }
    self.words = (words + [word]).filter { !$0.isEmpty }
  }

  /// Whether it is called as labels are: `fraud`, `is_fraud`, `my_label`.
  var isLabel: Bool {
    Self.labels.contains(plain) || Self.labelEndings.contains(where: plain.hasSuffix)
      || plain.hasPrefix("is") && Self.labels.contains(String(plain.dropFirst(2)))
  }

  /// Whether it is called by what is ordinary, so that 1 is no anomaly.
  var isOrdinary: Bool { ["normal", "isnormal"].contains(plain) }

  /// Whether it is called as moments are.
  var isTime: Bool {
    Self.times.contains(plain)
      || ["time", "date", "timestamp"].contains { plain.hasPrefix($0) || plain.hasSuffix($0) }
  }

  /// Whether it is called as that is to which rows belong.
  var isOwner: Bool {
    let bare =
      ["id", "name", "number", "no"].contains(words.last ?? "") ? words.dropLast() : words[...]
    return Self.owners.contains(plain) || bare.last.map(Self.owners.contains) == true
  }

  /// Whether it is called as names of rows are.
  var isID: Bool {
    plain == "index" || plain == "row" || plain == "rownumber"
      || words.contains { ["id", "uuid", "guid", "key"].contains($0) }
  }

  private static let labels: Set<String> = [
    "label", "labels", "target", "class", "y", "ytrue", "truth", "groundtruth", "anomaly",
    "anomalies", "anomalous", "outlier", "outliers", "fraud", "fraudulent", "fraudflag", "attack",
    "attacktype", "attackcategory", "attackcat", "malicious", "malware", "intrusion", "defect",
    "failure", "verdict", "outcome", "diagnosis", "novelty", "novel", "abnormal", "normal",
    "changepoint",
  ]
  private static let labelEndings = ["label", "target", "groundtruth"]
  private static let times: Set<String> = [
    "t", "ts", "epoch", "when", "step", "steps", "tick", "moment", "createdat", "updatedat",
  ]
  private static let owners: Set<String> = [
    "user", "userid", "username", "account", "accountid", "customer", "customerid", "client",
    "card", "device", "deviceid", "host", "hostname", "machine", "session", "sessionid", "patient",
    "subject", "employee", "ip", "srcip", "group", "sensor", "vehicle", "merchant", "entity",
  ]
}
