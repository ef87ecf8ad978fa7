import Files

struct ArrayTable {
  init(_ path: String, _ format: FileFormat, _ settings: ReadingSettings) throws(DatasetError) {
    throw .notWritten("x", path)
  }
  func read() throws(DatasetError) -> RawTable { throw .notWritten("x", "") }
}
struct ArrayWriting {
  init(_ parts: WrittenParts, file: String) {}
  func writeNPY() throws(DatasetError) {}
  func writeNPZ() throws(DatasetError) {}
}
