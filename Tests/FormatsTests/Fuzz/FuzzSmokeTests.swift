import Formats
import Foundation
import Machine
import TestKit
import Testing
import Vocabulary

/// Readers given thousands of damaged files: each answers with a value or an error, and none crashes.
/// The fuzzers in `Benchmarks/Fuzz` go on where this ends.
struct FuzzSmokeTests {
  private static let isDeep = ProcessInfo.processInfo.environment["ASSAY_DEEP"] == "1"

  /// Gives `read` damaged copies of `sample` and answers how many were refused.
  private func refusals(
    of sample: [UInt8], seed: UInt64, rounds: Int = 2000, _ read: ([UInt8]) throws -> Void
  ) throws -> Int {
    try read(sample)
    var mutator = Mutator(seed: seed)
    var refused = 0
    for _ in 0..<(Self.isDeep ? 50 * rounds : rounds) {
      do { try read(mutator.damaged(sample)) } catch is FileError { refused += 1 }
    }
    return refused
  }

  /// The same for readers that want a file.
  private func refusals(
    ofFile sample: [UInt8], seed: UInt64, rounds: Int = 500, _ read: (String) throws -> Void
  ) throws -> Int {
    try withTemporaryFolder { folder in
      let path = Paths.join(folder, "x")
      return try refusals(of: sample, seed: seed, rounds: rounds) { bytes in
        try FileSystem.write(bytes, to: path)
        try read(path)
      }
    }
  }

  @Test func `damaged JSON is read or refused`() throws {
    let text =
      #"{"a":[1,-2.5e3,true,null,"é\u00e9\n\ud83d\ude00"],"b":{"c":{}},"d":9007199254740993}"#
    let refused = try refusals(of: Array(text.utf8), seed: 1, rounds: 5000) { bytes in
      let value = try JSON(parsing: bytes)
      #expect(try JSON(parsing: value.bytes()).bytes() == value.bytes())
    }
    #expect(refused > 1000)
  }

  @Test func `damaged delimited text is read or refused, whatever the block size`() throws {
    let text = "a,b,c\r\n1,2.5,x\n\"q\"\"\n\",-1e300,\n\n123456789012345678901,,\"\"\n"
    let refused = try refusals(of: Array(text.utf8), seed: 2, rounds: 3000) { bytes in
      func rows(_ blockSize: Int) throws(FileError) -> (Int, [[UInt64]]) {
        var reader = try DelimitedReader(
          MemorySource(bytes, path: "x"), blockSize: blockSize, threads: 2)
        _ = try reader.takeRecord()
        var columns = [[UInt64]](repeating: [], count: try reader.columns() ?? 0)
        var rows = 0
        while let block = try reader.next() {
          rows += block.rows
          for index in columns.indices {
            columns[index] += block.columns[index].numbers.map(\.bitPattern)
          }
        }
        return (rows, columns)
      }
      let (small, large) = (Result { try rows(5) }, Result { try rows(1 << 20) })
      #expect((try? small.get())?.1 == (try? large.get())?.1)
      _ = try large.get()
    }
    #expect(refused > 500)
  }

  @Test func `damaged gzip files are read or refused`() throws {
    let sample = Gzip.packed(Array("some text, and some text again".utf8))
    let refused = try refusals(of: sample, seed: 3) { bytes in
      _ = try Gzip.unpacked(bytes, limit: 1 << 20)
    }
    #expect(refused > 1000)
  }

  @Test func `damaged NPY files are read or refused`() throws {
    let sample = NPY.bytes(of: Tensor(.double([1, 2, 3, 4, 5, 6]), shape: [2, 3]))
    let refused = try refusals(of: sample, seed: 4) { bytes in
      _ = try NPY.tensor(bytes.span)
    }
    #expect(refused > 500)
  }

  @Test func `damaged safetensors files are read or refused`() throws {
    var weights = Weights()
    weights.tensors = ["a": Tensor(.double([1, 2])), "b": Tensor(.int32([3, 4]), shape: [2, 1])]
    weights.settings = ["k": "v"]
    let refused = try refusals(of: SafeTensors.bytes(of: weights), seed: 5) { bytes in
      _ = try SafeTensors.weights(bytes.span)
    }
    #expect(refused > 1000)
  }

  @Test func `damaged archives are read or refused`() throws {
    let arrays = [("X", Tensor(.double([1, 2]))), ("y", Tensor(.byte([0, 1])))]
    let sample = try NPZ.bytes(of: arrays.map { (name: $0.0, tensor: $0.1) })
    let refused = try refusals(ofFile: sample, seed: 6) { path in
      let file = try NPZ(path)
      for name in file.names { _ = try file.tensor(name, limit: 1 << 20) }
    }
    #expect(refused > 250)
  }

  @Test(arguments: ["plain.mat", "packed.mat", "hierarchical.mat"])
  func `damaged MATLAB files are read or refused`(name: String) throws {
    let sample = try FileSystem.read(MatlabFileTests.fixture(name))
    // Each file of version 7.3 costs a process.
    let rounds = name == "hierarchical.mat" ? 40 : 500
    _ = try refusals(ofFile: sample, seed: 7, rounds: rounds) { path in
      _ = try MatlabFile(path, limit: 1 << 20)
    }
  }
}
