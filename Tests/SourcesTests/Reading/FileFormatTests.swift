import Sources
import Testing

/// What the first bytes of a file tell of its form.
struct FileFormatTests {
  @Test(
    arguments: [
      ("PK\u{3}\u{4}", .npz), ("MATLAB 5.0 MAT-file", .mat), ("{\"x\": 1}\n", .jsonl),
      (" \r\n\t{\"x\": 1}", .jsonl), ("x{\n1\n", .csv), ("x\n{", .csv), ("a,b\n1,2\n", .csv),
      (" \n", .csv), ("", .csv),
    ] as [(String, FileFormat)])
  func `a text is JSON Lines where it begins with a brace, and else CSV unless it is marked`(
    head: String, format: FileFormat
  ) {
    #expect(FileFormat(head: Array(head.utf8)) == format)
  }

  @Test func `arrays of NumPy and Matlab's files of HDF begin with a byte and a word`() {
    #expect(FileFormat(head: [0x93] + Array("NUMPY\u{1}".utf8)) == .npy)
    #expect(FileFormat(head: [0x89] + Array("HDF\r\n".utf8)) == .mat)
    #expect(FileFormat(head: Array("HDF\r\n".utf8)) == .csv)
  }
}
