import Sources
import Testing
import Vocabulary

struct LabelReadingTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: [
    "x,label\n1,0\n2,1\n", "x,Y\n1,0.0\n2,1.0\n", "is_anomaly,x\nfalse,1\ntrue,2\n",
    "x,outlier\n1,normal\n2,Attack\n", "x,y\n1,0\n2,1\n",
  ])
  func `a column with a usual name and two known values is the label`(text: String) throws {
    let dataset = try scratch.read(text)
    #expect(dataset.labels == Labels([.ordinary, .anomaly]))
    #expect(dataset.table.columns.map(\.name) == ["x"])
    #expect(dataset.provenance.notes.contains { $0.hasSuffix("by its name") })
  }

  @Test func `labels may be of one class where that is said`() throws {
    let text = "x,label\n1,0\n2,0\n3,\n"
    #expect(
      try scratch.read(text) { $0.mayHaveOneClass = true }.labels
        == Labels([.ordinary, .ordinary, .unknown]))
    #expect(
      try scratch.complaint("x,label\n1,7\n2,7\n") { $0.mayHaveOneClass = true }.contains(
        "one class only"))
  }

  @Test func `attack names are label and kind in one column`() throws {
    let dataset = try scratch.read("x,attack\n1,normal\n2,dos\n3,probe\n4,\n5,normal\n") {
      $0.label = .column("attack", .ordinary(["normal"]))
      $0.kind = "attack"
    }
    #expect(
      dataset.labels == Labels([.ordinary, .anomaly, .anomaly, .unknown, .ordinary]))
    #expect(dataset.kinds == [nil, "dos", "probe", nil, nil])
    #expect(dataset.table.columns.map(\.name) == ["x"])
  }

  @Test func `a y that is a coordinate is a feature`() throws {
    let dataset = try scratch.read("x,y\n1,0.5\n2,1.5\n")
    #expect(dataset.labels == nil)
    #expect(dataset.table.columns.count == 2)
  }

  @Test func `rows without labels are a dataset too`() throws {
    #expect(try scratch.read("a,b\n1,2\n").labels == nil)
    let dataset = try scratch.read("x,label\n1,0\n2,1\n") { $0.label = .none }
    #expect(dataset.labels == nil)
    #expect(dataset.table.columns.count == 2)
  }

  @Test func `the user says which values are anomalies, or which are ordinary`() throws {
    let text = "x,class\n1,a\n2,b\n3,c\n4,\n"
    #expect(
      try scratch.read(text) { $0.label = .column("class", .anomalies(["b", "c"])) }.labels
        == Labels([.ordinary, .anomaly, .anomaly, .unknown]))
    #expect(
      try scratch.read(text) { $0.label = .column("class", .ordinary(["a"])) }.labels
        == Labels([.ordinary, .anomaly, .anomaly, .unknown]))
    #expect(
      try scratch.read("x,c\n1,10\n2,20\n") { $0.label = .column("c", .anomalies(["20.0"])) }.labels
        == Labels([.ordinary, .anomaly]))
  }

  @Test(arguments: [
    (
      "x,label\n1,0\n2,0\n",
      "data.csv: label 'label': found one class only ('0' in 2 rows), wanted anomalies and ordinary "
        + "rows; read it with 'label: none' if nothing is to be measured on these rows"
    ),
    (
      "x,label\n1,0\n2,1\n3,2\n",
      "data.csv: label 'label': found '0' in 1 row, '1' in 1 row, '2' in 1 row, wanted two values of "
        + "which one is known to mean an anomaly, such as 0 and 1; say which with 'anomaly: …', or "
        + "'label: none' if it is no label"
    ),
    (
      "x,label\n1,\n2,\n",
      "data.csv: label 'label': found no label in any row, wanted two values; read it with 'label: none' "
        + "if nothing is known of the rows"
    ),
    (
      "label,outlier,x\n0,1,1\n1,0,2\n",
      "data.csv: found several columns that may be the label ('label', 'outlier'), wanted one; name it "
        + "with 'label: …' and leave the others out with 'ignore'"
    ),
  ])
  func `labels that do not tell two classes are a complaint`(text: String, sentence: String) throws
  {
    #expect(try scratch.complaint(text) == sentence)
  }

  @Test func `values that mean nothing known must be explained`() throws {
    let complaint = try scratch.complaint("x,label\n1,-1\n2,1\n")
    #expect(complaint.contains("wanted two values of which one is known to mean an anomaly"))
    let named = try scratch.complaint("x,c\n1,a\n2,b\n") {
      $0.label = .column("c", .anomalies(["z"]))
    }
    #expect(
      named
        == "data.csv: label 'c': found 'a' in 1 row, 'b' in 1 row, wanted 'z' among the values")
  }

  @Test(arguments: [LabelMeaning.anomalies(["a"]), .ordinary(["a"])])
  func `values of which all are said to be of one class are a complaint`(meaning: LabelMeaning)
    throws
  {
    #expect(
      try scratch.complaint("x,class\n1,a\n2,a\n") { $0.label = .column("class", meaning) }
        == "data.csv: label 'class': found one class only ('a' in 2 rows), wanted anomalies and ordinary "
        + "rows; read it with 'label: none' if nothing is to be measured on these rows")
  }

  @Test func `stretches of rows are labels, both ends included`() throws {
    let text = "x\n1\n2\n3\n4\n5\n"
    let labels = try scratch.read(text) { $0.label = .rows([1...2, 2...2, 4...4]) }.labels
    #expect(labels == Labels(anomalies: [false, true, true, false, true]))
    #expect(
      try scratch.complaint(text) { $0.label = .rows([3...5]) }
        == "data.csv: labels: found rows 3 to 5, wanted rows between 0 and 4")
    #expect(try scratch.read(text) { $0.label = .rows([]) }.labels?.anomalies == 0)
  }

  @Test func `stretches come from a file too, of rows or of moments`() throws {
    let rows = try scratch.file("rows.csv", "start,end\n0,0\n2,3\n")
    #expect(
      try scratch.read("x\n1\n2\n3\n4\n") { $0.label = .intervals(file: rows) }.labels
        == Labels(anomalies: [true, false, true, true]))
    let times = try scratch.file("times.csv", "2024-01-01T01:00:00Z,2024-01-01T02:00:00Z\n")
    let series = "t,x\n2024-01-01 00:00:00,1\n2024-01-01 01:00:00,2\n2024-01-01 02:00:01,3\n"
    #expect(
      try scratch.read(series) {
        $0.time = TimeSettings(column: "t")
        $0.label = .intervals(file: times)
      }.labels == Labels(anomalies: [false, true, false]))
    #expect(
      try scratch.complaint("x\n1\n") { $0.label = .intervals(file: times) }
        == "times.csv: labels: found moments, wanted row numbers, or a time column that tells when a row happened"
    )
    #expect(
      try scratch.complaint("x\n1\n") { $0.label = .intervals(file: times, counting: .times) }
        == "data.csv: labels: found stretches of time, wanted a time column, or stretches of rows")
  }

  /// Ten steps lie between two rows; 20 to 40 are the rows 2 to 4 by their times, and none by number.
  @Test func `ends of stretches are in the unit of the time column`() throws {
    let data = "t,x\n0,1\n10,2\n20,3\n30,4\n40,5\n"
    let steps = try scratch.file("steps.csv", "start,end\n20,40\n")
    #expect(
      try scratch.read(data) {
        $0.time = TimeSettings(column: "t", unit: .steps)
        $0.label = .intervals(file: steps)
      }.labels == Labels(anomalies: [false, false, true, true, true]))
    let rows = try scratch.file("numbers.csv", "start,end\n1,2\n")
    #expect(
      try scratch.read(data) {
        $0.time = TimeSettings(column: "t", unit: .steps)
        $0.label = .intervals(file: rows, counting: .rows)
      }.labels == Labels(anomalies: [false, true, true, false, false]))
    let seconds = try scratch.file("seconds.csv", "1700000010,1700000020\n")
    #expect(
      try scratch.read("t,x\n1700000000,1\n1700000010,2\n1700000030,3\n") {
        $0.time = TimeSettings(column: "t")
        $0.label = .intervals(file: seconds)
      }.labels == Labels(anomalies: [false, true, false]))
    #expect(
      try scratch.complaint("t,x\n2024-01-01 00:00:00,1\n2024-01-01 01:00:00,2\n") {
        $0.time = TimeSettings(column: "t")
        $0.label = .intervals(file: rows)
      }
        == "numbers.csv:2: time column 'start': found 1, wanted RFC 3339, or seconds or milliseconds since 1970 in "
        + "1973 to 2100; say 'counting: rows' if these are numbers of rows")
  }

  @Test func `a list of ids names the anomalies`() throws {
    let ids = try scratch.file("ids.txt", "b\n\nc\n")
    let labels = try scratch.read("id,x\na,1\nb,2\nc,3\n") {
      $0.id = "id"
      $0.label = .ids(file: ids)
    }.labels
    #expect(labels == Labels(anomalies: [false, true, true]))
    let numbers = try scratch.file("numbers.txt", "0\n")
    #expect(
      try scratch.read("x\n1\n2\n") { $0.label = .ids(file: numbers) }.labels
        == Labels(anomalies: [true, false]))
    #expect(
      try scratch.complaint("id,x\na,1\n") {
        $0.id = "id"
        $0.label = .ids(file: ids)
      } == "ids.txt:1: found the id 'b', wanted an id that one of the rows has")
  }

  @Test func `a file with one label a row must have as many as there are rows`() throws {
    let labels = try scratch.file("labels.txt", "0\n1\n0\n")
    #expect(
      try scratch.read("x\n1\n2\n3\n") { $0.label = .file(labels) }.labels
        == Labels(anomalies: [false, true, false]))
    #expect(
      try scratch.complaint("x\n1\n2\n") { $0.label = .file(labels) }
        == "labels.txt: labels: found 3 labels, wanted one for each of 2 rows")
  }

  @Test(arguments: [
    ("true", "false"), ("t", "f"), ("yes", "no"), ("anomaly", "nominal"), ("anomalous", "ordinary"),
    ("abnormal", "normal"), ("outlier", "inlier"), ("attack", "benign"), ("malicious", "regular"),
    ("malignant", "benign"), ("fraud", "legitimate"), ("fraudulent", "genuine"),
    ("intrusion", "normal"), ("fault", "healthy"), ("faulty", "ok"),
  ])
  func `which of two values is strange is known of the usual words`(strange: String, usual: String)
    throws
  {
    let text = "x,label\n1,\(usual)\n2,\(strange.uppercased())\n"
    #expect(try scratch.read(text).labels == Labels([.ordinary, .anomaly]))
  }
}
