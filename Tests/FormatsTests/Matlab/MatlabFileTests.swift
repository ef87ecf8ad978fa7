import Formats
import Machine
import TestKit
import Testing
import Vocabulary

/// The fixtures were made by `Fixtures/make_matlab.py`.
struct MatlabFileTests {
  static func fixture(_ name: String) -> String {
    let here: String = #filePath
    return Paths.join(Paths.folder(of: Paths.folder(of: here)), "Fixtures/\(name)")
  }

  static let names = ["X", "cube", "float", "int64", "small", "y"]

  @Test(arguments: ["plain.mat", "packed.mat", "hierarchical.mat"])
  func `plain matrices are read by their names`(name: String) throws {
    let file = try MatlabFile(Self.fixture(name))
    #expect(file.names == Self.names)
    #expect(try file.tensor("X") == Tensor(.double([1, 2, 3, 4, 5, 6.5]), shape: [2, 3]))
    #expect(try file.tensor("y") == Tensor(.double([0, 1, 0]), shape: [3, 1]))
    #expect(try file.tensor("float") == Tensor(.double([0.5, -0.25]), shape: [1, 2]))
    #expect(try file.tensor("int64") == Tensor(.double([-9_007_199_254_740_992]), shape: [1, 1]))
    #expect(try file.tensor("small") == Tensor(.double([7]), shape: [1, 1]))
    #expect(
      try file.tensor("cube") == Tensor(.double((0..<12).map(Double.init)), shape: [2, 3, 2]))
  }

  @Test(arguments: ["plain.mat", "packed.mat"])
  func `what is no plain matrix is named`(name: String) throws {
    let file = try MatlabFile(Self.fixture(name))
    let kinds = [
      "cell": "a cell array", "record": "a structure", "word": "text",
      "complex": "a complex matrix",
      "sparse": "a sparse matrix",
    ]
    for (name, kind) in kinds {
      let error = #expect(throws: FileError.self) { try file.tensor(name) }
      #expect(error?.message == "'\(name)' is \(kind); only plain matrices are read")
    }
    let error = #expect(throws: FileError.self) { try file.tensor("Z") }
    #expect(error?.message == "has no matrix 'Z'; there are X, cube, float, int64, small, y")
  }

  @Test func `what is no MATLAB file is refused`() throws {
    try withTemporaryFolder { folder in
      let path = Paths.join(folder, "x.mat")
      try FileSystem.write([1, 2, 3], to: path)
      #expect(throws: FileError(.malformed, path, "is no MATLAB file of version 5 to 7.3")) {
        try MatlabFile(path)
      }
      var bytes = try FileSystem.read(Self.fixture("hierarchical.mat"))
      bytes.removeLast(bytes.count / 2)
      try FileSystem.write(bytes, to: path)
      #expect(throws: FileError.self) { try MatlabFile(path) }
    }
  }
}
