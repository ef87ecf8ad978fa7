import Formats
import Machine
import Numerics
import Sources
import Testing
import Vocabulary

struct ArrayReadingTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Writes an archive of the given arrays and reads it.
  func read(
    _ arrays: [(name: String, tensor: Tensor)],
    _ change: (inout ReadingSettings) throws -> Void = { _ in }
  ) throws -> Dataset {
    let path = try scratch.file("data.npz", try NPZ.bytes(of: arrays))
    var settings = ReadingSettings()
    try change(&settings)
    return try DataSource.file(path).read(settings)
  }

  func complaint(
    _ arrays: [(name: String, tensor: Tensor)],
    _ change: (inout ReadingSettings) throws -> Void = { _ in }
  ) throws -> String {
    let error = #expect(throws: DatasetError.self) { try read(arrays, change) }
    return error?.description.replacing(scratch.folder + "/", with: "") ?? ""
  }

  let rows = Tensor(.double([1, 2, 3, 4, 5, 6]), shape: [3, 2])
  let labels = Tensor(.int32([0, 1, 0]))

  @Test func `X is the table and y the label`() throws {
    let dataset = try read([("X", rows), ("y", labels)])
    #expect(
      dataset.table
        == Table(
          rows: 3,
          columns: [Column("column1", numbers: [1, 3, 5]), Column("column2", numbers: [2, 4, 6])]))
    #expect(dataset.labels == Labels(anomalies: [false, true, false]))
  }

  @Test func `the only matrix is the table, whatever it is called`() throws {
    let dataset = try read([("features", rows), ("extra", labels)])
    #expect(dataset.table.columns.count == 2)
    #expect(dataset.labels == nil)
    #expect(dataset.provenance.notes == ["arrays not used: extra"])
  }

  @Test func `arrays are chosen by name, and a label may lie as a row or as a column`() throws {
    for shape in [[3], [3, 1], [1, 3]] {
      let dataset = try read([
        ("train", rows), ("test", rows), ("truth", Tensor(.byte([1, 0, 1]), shape: shape)),
      ]) {
        $0.values = "test"
        $0.label = .array("truth")
        $0.names = ["a", "b"]
      }
      #expect(dataset.labels == Labels(anomalies: [true, false, true]))
      #expect(dataset.table.columns.map(\.name) == ["a", "b"])
    }
  }

  @Test func `moments, groups and ids may be arrays beside the table`() throws {
    let dataset = try read([
      ("X", rows), ("t", Tensor(.int64([1_404_174_600, 1_404_174_601, 1_404_174_602]))),
      ("user", Tensor(.int32([7, 8, 7]))),
    ]) {
      $0.time = TimeSettings(column: "t")
      $0.group = "user"
    }
    #expect(dataset.times == [1_404_174_600_000, 1_404_174_601_000, 1_404_174_602_000])
    #expect(dataset.groups == Groups(codes: [0, 1, 0], names: ["7", "8"]))
    #expect(dataset.table.columns.count == 2)
  }

  @Test func `a single array is one column or a table`() throws {
    let path = try scratch.file("data.npy", NPY.bytes(of: Tensor(.float([0.5, 1.5]))))
    #expect(
      try DataSource.file(path).read().table.columns == [Column("column1", numbers: [0.5, 1.5])])
  }

  @Test func `the same rows from CSV and NPZ have one fingerprint`() throws {
    let csv = try scratch.read("a,b,label\n1,2,0\n3,4,1\n5,6,0\n")
    #expect(try read([("X", rows), ("y", labels)]).fingerprint == csv.fingerprint)
  }

  @Test func `one row is a table`() throws {
    let table = try read([("X", Tensor(.double([1, 2]), shape: [1, 2]))]).table
    #expect(
      table
        == Table(
          rows: 1, columns: [Column("column1", numbers: [1]), Column("column2", numbers: [2])]))
  }

  @Test func `there is a name for each column`() throws {
    #expect(
      try complaint([("X", rows)]) { $0.names = ["a", "b", "c"] }
        == "data.npz: names: found 3 names, wanted one for each of 2 columns")
  }

  @Test func `arrays that are no table with labels are a complaint`() throws {
    #expect(
      try complaint([("A", rows), ("B", rows)])
        == "data.npz: found the arrays 'A', 'B', wanted one called 'X'; say with 'values: …' which of them "
        + "holds the rows")
    #expect(
      try complaint([("X", Tensor(.double([1, 2]), shape: [2, 1, 1]))])
        == "data.npz: array 'X': found the shape 2 × 1 × 1, wanted rows × columns")
    #expect(
      try complaint([("X", rows), ("y", Tensor(.int32([0, 1])))])
        == "data.npz: array 'y': found the shape 2, wanted one number for each of 3 rows")
    #expect(
      try complaint([("X", rows), ("y", Tensor(.int32([0, 0, 0])))]).contains(
        "found one class only"))
    #expect(
      try complaint([("X", rows), ("y", Tensor(.int32([0, 1, 2])))]).contains(
        "say which with 'anomaly: …'"))
    #expect(
      try complaint([("X", rows), ("Z", labels)]) { $0.values = "x" }
        == "data.npz: found no array 'x', wanted one of 'X', 'Z'; did you mean 'X'?")
    #expect(
      try complaint([("X", Tensor(.double([1, .infinity]), shape: [2, 1]))])
        == "data.npz: column 'column1': found a number without bound in row 1, counted from 0, wanted finite numbers; choose "
        + "'infinite: missing' to take such numbers for missing values")
    #expect(
      try complaint([("X", Tensor(.double([1, .nan]), shape: [2, 1]))]) {
        $0.missing = .complain(except: [])
      }
        == "data.npz: column 'column1': row 1, counted from 0, has no value (1 row has none); choose 'missing: drop', "
        + "'median', 'constant' or 'indicator' for it")
    #expect(
      try complaint([("X", Tensor(.double([]), shape: [0, 2]))]).contains("wanted at least one row")
    )
  }

  @Test func `files that are cut off or lie about themselves are a complaint`() throws {
    let npz = try NPZ.bytes(of: [("X", rows), ("y", labels)])
    let npy = NPY.bytes(of: rows)
    var lying = npy
    let place = try #require(lying.firstRange(of: Array("(3, 2)".utf8))?.lowerBound)
    lying[place + 1] = UInt8(ascii: "9")
    for (name, bytes) in [
      ("cut.npz", Array(npz.dropLast(30))), ("half.npz", Array(npz.prefix(npz.count / 2))),
      ("cut.npy", Array(npy.dropLast(3))), ("lying.npy", lying), ("empty.npz", []),
      ("empty.npy", []),
    ] {
      let path = try scratch.file(name, bytes)
      let error = #expect(throws: DatasetError.self) { try DataSource.file(path).read() }
      #expect(error?.description.hasPrefix(path) == true, "\(error as Any)")
    }
  }

  @Test func `sampled rows of arrays keep their labels`() throws {
    let many = Tensor(.double((0..<1000).map(Double.init)), shape: [1000, 1])
    let marks = Tensor(.int32((0..<1000).map { $0 % 2 }))
    let dataset = try read([("X", many), ("y", marks)]) {
      $0.limit = try RowLimit(atMost: 10, seed: Seed(1))
    }
    let kept = try #require(dataset.table.columns[0].numbers)
    #expect(dataset.labels == Labels(anomalies: kept.map { Int($0) % 2 == 1 }))
    #expect(dataset.provenance.notes.contains("sampled 10 of 1,000 rows"))
  }

  @Test func `a matrix without columns is refused`() throws {
    #expect(
      try complaint([("X", Tensor(.double([]), shape: [3, 0]))]).contains(
        "wanted at least one column"))
  }
}
