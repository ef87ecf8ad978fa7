import Machine
import Sources
import Testing
import Vocabulary

/// Reads what is recorded: the embedded sets always, and the mirror beside the project where it is there.
struct RecordedDataTests {
  static let mirror: String? = Catalog.home(above: Paths.folder(of: #filePath)).flatMap { home in
    let mirror = Paths.join(Paths.folder(of: Paths.folder(of: home)), "shared/datasets")
    return FileSystem.exists(Paths.join(mirror, "catalog.json")) ? mirror : nil
  }

  static let names: [String] = (try? CatalogTests.shipped().entries.map(\.name)) ?? []

  func describe(_ name: String) throws -> (CatalogEntry, Description) {
    let catalog = try CatalogTests.shipped()
    let entry = try catalog.entry(name)
    let dataset = try DataSource.catalog(name, mirror: Self.mirror).read(catalog: catalog)
    return (entry, Description(of: dataset))
  }

  @Test(arguments: ["breast_cancer", "digits", "shuttle", "mitdb", "internal_bleeding"])
  func `an embedded set has the rows, columns and anomalies that the catalog says`(name: String)
    throws
  {
    let (entry, description) = try describe(name)
    #expect(description.rows == entry.rows)
    #expect(description.columns.count == entry.dimensions)
    #expect(description.labels?.anomalies == entry.anomalies)
    #expect(description.provenance.terms == entry.licence)
    #expect(description.provenance.sources.map(\.sha256) == [entry.sha256])
    #expect(description.columns.allSatisfy { $0.type == .number && $0.missing == 0 })
  }

  @Test(
    .enabled(if: mirror != nil, "needs the recorded data beside the project"),
    arguments: names.filter { $0.hasPrefix("adbench/") })
  func `every ADBench table has the rows, columns, anomalies and hash that the catalog says`(
    name: String
  ) throws {
    let (entry, description) = try describe(name)
    #expect(description.rows == entry.rows)
    #expect(description.columns.count == entry.dimensions)
    #expect(description.labels?.anomalies == entry.anomalies)
    #expect(description.labels?.unknown == 0)
    #expect(description.provenance.sources.map(\.sha256) == [entry.sha256])
  }

  /// Columns that the catalog does not count: what the settings leave out of a table.
  @Test(
    .enabled(if: mirror != nil, "needs the recorded data beside the project"),
    arguments: names.filter { !$0.hasPrefix("adbench/") })
  func `every other file of the mirror that is a table is read as the catalog says`(
    name: String
  ) throws {
    let catalog = try CatalogTests.shipped()
    guard try catalog.entry(name).reading != nil else {
      let error = #expect(throws: DatasetError.self) { try describe(name) }
      #expect(error?.description.hasSuffix("wanted one that is read as a table") == true)
      return
    }
    let (entry, description) = try describe(name)
    #expect(description.rows == entry.rows)
    #expect(description.labels?.anomalies ?? 0 == entry.anomalies ?? 0)
    if !name.hasPrefix("events/cloudtrail") {
      #expect(description.columns.count == entry.dimensions)
    }
  }

  @Test func `a set that is not on this machine is fetched first`() throws {
    let catalog = try CatalogTests.shipped()
    let error = #expect(throws: DatasetError.self) {
      try DataSource.catalog("adbench/cardio").read(catalog: catalog)
    }
    #expect(
      error?.description
        == "catalog entry 'adbench/cardio': found no copy of it on this machine, wanted it in the cache; "
        + "run 'assay data fetch adbench/cardio'")
  }

  @Test func `what is said goes before what the catalog says`() throws {
    let catalog = try CatalogTests.shipped()
    var settings = ReadingSettings()
    settings.label = .none
    settings.ignore = ["diagnosis"]
    let dataset = try DataSource.catalog("breast_cancer").read(settings, catalog: catalog)
    #expect(dataset.labels == nil)
    #expect(dataset.table.columns.count == 30)
  }
}
