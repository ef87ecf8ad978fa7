import Testing

@testable import Sources

/// What the name of a column alone tells.
struct ColumnNameTests {
  @Test(arguments: [
    ("CardID", "cardid", ["card", "id"]), ("card_id", "cardid", ["card", "id"]),
    ("Is-Fraud?", "isfraud", ["is", "fraud"]), ("x1Total", "x1total", ["x1total"]),
    ("userName", "username", ["user", "name"]), ("__", "", []),
  ])
  func `a name is cut into words where capitals and marks begin them`(
    name: String, plain: String, words: [String]
  ) {
    #expect(ColumnName(name).plain == plain)
    #expect(ColumnName(name).words == words)
  }

  @Test(arguments: [
    ("Is_Fraud", true), ("y", true), ("my_target", true), ("targets", false),
    ("ground-truth", true),
    ("labelled", false), ("amount", false), ("normal", true), ("is_malware", true),
    ("isFailure", true), ("is", false), ("isolation", false),
  ])
  func `labels have usual names, or end like them`(name: String, isLabel: Bool) {
    #expect(ColumnName(name).isLabel == isLabel)
  }

  @Test(arguments: [
    "label", "labels", "target", "class", "y", "y_true", "truth", "ground_truth", "anomaly",
    "anomalies", "anomalous", "outlier", "outliers", "fraud", "fraudulent", "fraud_flag", "attack",
    "attack_type", "attack_category", "attack_cat", "malicious", "malware", "intrusion", "defect",
    "failure", "verdict", "outcome", "diagnosis", "novelty", "abnormal", "normal", "change-point",
  ])
  func `what data sets of anomalies call their labels is known`(name: String) {
    #expect(ColumnName(name).isLabel)
  }

  @Test(arguments: [
    "user", "user_id", "username", "account", "customer", "client", "card", "device_id", "host",
    "hostname", "machine", "session", "session_id", "patient", "subject", "employee", "ip",
    "src_ip", "group", "sensor", "vehicle", "merchant", "entity",
  ])
  func `what data sets call those to whom rows belong is known`(name: String) {
    #expect(ColumnName(name).isOwner)
  }

  @Test(arguments: [("normal", true), ("is_normal", true), ("abnormal", false), ("label", false)])
  func `two names say what is ordinary`(name: String, isOrdinary: Bool) {
    #expect(ColumnName(name).isOrdinary == isOrdinary)
  }

  @Test(arguments: [
    ("ts", true), ("event_time", true), ("timestamp_utc", true), ("Date", true),
    ("created_at", true),
    ("day", false), ("amount", false),
  ])
  func `times have usual names, or begin or end like them`(name: String, isTime: Bool) {
    #expect(ColumnName(name).isTime == isTime)
  }

  @Test(arguments: [
    ("user", true), ("CardID", true), ("sensor_no", true), ("source_host_name", true),
    ("src_ip", true), ("card_type", false), ("number", false), ("id", false), ("amount", false),
  ])
  func `owners are called by what they are, with or without a word for the name of it`(
    name: String, isOwner: Bool
  ) {
    #expect(ColumnName(name).isOwner == isOwner)
  }

  @Test(arguments: [
    ("index", true), ("row", true), ("row_number", true), ("CardID", true), ("uuid", true),
    ("key_of_order", true), ("grid", false), ("row_sum", false), ("amount", false),
  ])
  func `ids are called so, or have a word for it`(name: String, isID: Bool) {
    #expect(ColumnName(name).isID == isID)
  }
}
