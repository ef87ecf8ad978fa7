import Formats
import Machine
import TestKit
import Testing
import Vocabulary

struct NPYTests {
  /// A file of version 1 with that header and those bytes.
  private func file(_ header: String, _ data: [UInt8], version: UInt8 = 1) -> [UInt8] {
    let size = UInt8(header.utf8.count)
    let start: [UInt8] = version == 1 ? [size, 0] : [size, 0, 0, 0]
    return [0x93] + Array("NUMPY".utf8) + [version, 0] + start + Array(header.utf8) + data
  }

  private func header(_ type: String, _ shape: String, fortran: Bool = false) -> String {
    "{'descr': '\(type)', 'fortran_order': \(fortran ? "True" : "False"), 'shape': \(shape), }\n"
  }

  private func read(_ type: String, _ shape: String, _ data: [UInt8]) throws -> Tensor {
    try NPY.tensor(file(header(type, shape), data).span)
  }

  @Test func `each numeric type is read in either byte order`() throws {
    #expect(try read("|b1", "(3,)", [0, 1, 7]) == Tensor(.byte([0, 1, 1])))
    #expect(try read("|u1", "(1,)", [200]) == Tensor(.byte([200])))
    #expect(try read("|i1", "(1,)", [0xFF]) == Tensor(.int32([-1])))
    #expect(try read("<i2", "(1,)", [0xFE, 0xFF]) == Tensor(.int32([-2])))
    #expect(try read(">i2", "(1,)", [0xFF, 0xFE]) == Tensor(.int32([-2])))
    #expect(try read(">u2", "(1,)", [0xFF, 0xFE]) == Tensor(.int32([65_534])))
    #expect(try read("<i4", "(1,)", [1, 0, 0, 0x80]) == Tensor(.int32([-2_147_483_647])))
    #expect(try read("<u4", "(1,)", [1, 0, 0, 0x80]) == Tensor(.int64([2_147_483_649])))
    #expect(try read(">i8", "(1,)", [0, 0, 0, 0, 0, 0, 1, 0]) == Tensor(.int64([256])))
    #expect(try read("<u8", "(1,)", [5, 0, 0, 0, 0, 0, 0, 0]) == Tensor(.int64([5])))
    #expect(try read("<f2", "(2,)", [0, 0x3C, 1, 0]) == Tensor(.float([1, 5.9604645e-08])))
    #expect(try read(">f4", "(1,)", [0x3F, 0x80, 0, 0]) == Tensor(.float([1])))
    #expect(
      try read("<f8", "()", [0, 0, 0, 0, 0, 0, 0xF0, 0x3F]) == Tensor(.double([1]), shape: []))
    #expect(try read("<f8", "(0, 5)", []) == Tensor(.double([]), shape: [0, 5]))
  }

  @Test func `columns first becomes rows first`() throws {
    let bytes = file(header("|u1", "(2, 3)", fortran: true), [1, 4, 2, 5, 3, 6])
    #expect(try NPY.tensor(bytes.span) == Tensor(.byte([1, 2, 3, 4, 5, 6]), shape: [2, 3]))
    // numpy.asfortranarray(numpy.arange(12, dtype='u1').reshape(2, 3, 2)) as it lies in memory
    let cube = file(
      header("|u1", "(2, 3, 2)", fortran: true), [0, 6, 2, 8, 4, 10, 1, 7, 3, 9, 5, 11])
    #expect(try NPY.tensor(cube.span) == Tensor(.byte(Array(0..<12)), shape: [2, 3, 2]))
  }

  @Test func `versions 2 and 3 and other spacings are read`() throws {
    for version: UInt8 in [2, 3] {
      let bytes = file(
        "{\"shape\":(2L,),'descr':'|u1','fortran_order':False}", [1, 2], version: version)
      #expect(try NPY.tensor(bytes.span) == Tensor(.byte([1, 2])))
    }
  }

  @Test(arguments: [
    (
      "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }",
      "holds values of type '|O': Python objects, which are never read"
    ),
    (
      "{'descr': '<U5', 'fortran_order': False, 'shape': (1,), }",
      "holds values of type '<U5': no numbers"
    ),
    (
      "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,), }",
      "holds records of several fields; only numbers are read"
    ),
    (
      "{'descr': '|u1', 'fortran_order': False, 'shape': (5,), }",
      "says that it has the shape [5] of 1-byte numbers, but 1 bytes follow"
    ),
    (
      "{'descr': '|u1', 'fortran_order': False, 'shape': (9223372036854775807, 3), }",
      "says that it has the shape [9223372036854775807, 3] of 1-byte numbers, but 1 bytes follow"
    ),
    (
      "{'descr': '|u1', 'fortran_order': False, 'shape': (9223372036854775807, 3, 0), }",
      "says that it has the shape [9223372036854775807, 3, 0] of 1-byte numbers, but 1 bytes follow"
    ),
    (
      "{'descr': '|u1', 'shape': (1,), }",
      "has an NPY header that cannot be read: {'descr': '|u1', 'shape': (1,), }"
    ),
    ("nonsense", "has an NPY header that cannot be read: nonsense"),
  ])
  func `what cannot be is refused`(header: String, message: String) {
    let error = #expect(throws: FileError.self) { try NPY.tensor(file(header, [1]).span) }
    #expect(error?.message == message)
  }

  @Test func `a file cut anywhere is refused`() {
    let bytes = NPY.bytes(of: Tensor(.double([1, 2])))
    for count in 0..<bytes.count {
      #expect(throws: FileError.self) { try NPY.tensor(Array(bytes[..<count]).span) }
    }
  }

  static let tensors: [(name: String, tensor: Tensor)] = [
    ("double", Tensor(.double([1.5, -0.0, .infinity, 5e-300]), shape: [2, 2])),
    ("float", Tensor(.float([1.5, -2]), shape: [2, 1])), ("int32", Tensor(.int32([-7]))),
    ("int64", Tensor(.int64([.min, .max]))), ("byte", Tensor(.byte([0, 255]))),
    ("scalar", Tensor(.double([3]), shape: [])), ("empty", Tensor(.float([]), shape: [0, 3])),
  ]

  @Test func `what was written is read`() throws {
    for (_, tensor) in Self.tensors {
      let bytes = NPY.bytes(of: tensor)
      #expect(try NPY.tensor(bytes.span) == tensor)
    }
  }

  @Test func `several arrays are found by their names`() throws {
    try withTemporaryFolder { folder in
      let path = Paths.join(folder, "x.npz")
      let bytes = try NPZ.bytes(of: Self.tensors)
      #expect(try NPZ.bytes(of: Self.tensors) == bytes)
      try FileSystem.write(bytes, to: path)
      let file = try NPZ(path)
      #expect(file.names == ["byte", "double", "empty", "float", "int32", "int64", "scalar"])
      for (name, tensor) in Self.tensors { #expect(try file.tensor(name) == tensor) }
      let error = #expect(throws: FileError.self) { try file.tensor("X") }
      #expect(
        error?.message
          == "has no array 'X'; there are byte, double, empty, float, int32, int64, scalar")
    }
  }

  @Test func `an array is judged by its header before it is unpacked`() throws {
    try withTemporaryFolder { folder in
      // A header for one number, with a hundred thousand behind it, the last of them damaged where they are packed.
      var state: UInt64 = 1
      var bytes = NPY.bytes(of: Tensor(.double([0])))
      for _ in 0..<800_000 {
        state = state &* 6_364_136_223_846_793_005 &+ 1
        bytes.append(UInt8(state >> 56))
      }
      var writer = ZipWriter()
      try writer.add("x.npy", bytes, isPacked: true)
      var archive = writer.finished()
      for place in (archive.count - 1000)..<(archive.count - 500) { archive[place] = 0xFF }
      let path = Paths.join(folder, "x.npz")
      try FileSystem.write(archive, to: path)
      let error = #expect(throws: FileError.self) { try NPZ(path).tensor("x") }
      #expect(
        error?.message
          == "says that it has the shape [1] of 8-byte numbers, but 800008 bytes follow")
    }
  }

  @Test(.enabled(if: Self.hasNumPy, "needs Python with NumPy"))
  func `NumPy reads what we write, and we what NumPy writes`() throws {
    try withTemporaryFolder { folder in
      let script = """
        import numpy as n
        a = n.load('ours.npz')
        assert a['double'].shape == (2, 2) and a['double'].dtype == 'f8' and a['scalar'] == 3
        assert a['int64'][1] == 2**63 - 1 and a['empty'].shape == (0, 3) and a['byte'][1] == 255
        n.savez_compressed('theirs.npz', X=n.arange(6.).reshape(2, 3).T, y=n.array([True, False]))
        """
      try FileSystem.write(NPZ.bytes(of: Self.tensors), to: Paths.join(folder, "ours.npz"))
      let outcome = try ChildProcess.run("python3", ["-c", script], in: folder)
      #expect(outcome.status.isSuccess, "\(String(decoding: outcome.errors, as: UTF8.self))")
      let theirs = try NPZ(Paths.join(folder, "theirs.npz"))
      #expect(try theirs.tensor("X") == Tensor(.double([0, 3, 1, 4, 2, 5]), shape: [3, 2]))
      #expect(try theirs.tensor("y") == Tensor(.byte([1, 0])))
    }
  }

  private static let hasNumPy =
    (try? ChildProcess.run("python3", ["-c", "import numpy"]))?.status.isSuccess ?? false

  @Test func `floats written block by block are mapped where they lie`() throws {
    try withTemporaryFolder { folder in
      let path = Paths.join(folder, "rows.npy")
      try NPY.writeFloats(shape: [2, 3], to: path) { write throws(FileError) in
        for row in [[1, 2, 3], [4, 5, 6]] as [[Float]] { try write(row.span) }
      }
      #expect(try NPY.read(path) == Tensor(.float([1, 2, 3, 4, 5, 6]), shape: [2, 3]))
      let mapped = try NPY.floats(mapping: path)
      #expect(mapped.shape == [2, 3])
      #expect(mapped.start % 64 == 0)
      #expect(mapped.file.copy(mapped.start..<(mapped.start + 4)) == [0, 0, 0x80, 0x3F])
      try FileSystem.write(NPY.bytes(of: Tensor(.double([1]))), to: path)
      #expect(throws: FileError.self) { try NPY.floats(mapping: path) }
    }
  }

  @Test func `rows of an array are read some at a time`() throws {
    let folder = try FileSystem.makeTemporaryFolder("assay-test")
    defer { try? FileSystem.remove(folder) }
    let path = Paths.join(folder, "a.npy")
    let tensor = Tensor(.int32(Array(0..<35)), shape: [7, 5])
    try FileSystem.write(NPY.bytes(of: tensor), to: path)
    let rows = try NPYRows(path)
    #expect((rows.rows, rows.width) == (7, 5))
    var found: [Tensor] = []
    while let next = try rows.next(3) { found.append(next) }
    #expect(found.map(\.shape) == [[3, 5], [3, 5], [1, 5]])
    #expect(found[1] == Tensor(.int32(Array(15..<30)), shape: [3, 5]))
    try FileSystem.write(
      file(header("|u1", "(2, 3)", fortran: true), [1, 4, 2, 5, 3, 6]), to: path)
    #expect(try !NPYRows.canRead(path))
    #expect(throws: FileError.self) { try NPYRows(path) }
    // What is cut off is told before a row is read.
    try FileSystem.write(NPY.bytes(of: tensor).dropLast(), to: path)
    #expect(throws: FileError.self) { try NPYRows(path) }
    for size in [0, 5, 11, 40] {
      try FileSystem.write(Array(NPY.bytes(of: tensor).prefix(size)), to: path)
      #expect(throws: FileError.self) { try NPYRows.canRead(path) }
    }
    try FileSystem.write(
      file(header("<f4", "(2,)"), [0, 0, 0x80, 0x3F, 0, 0, 0, 0x40], version: 2), to: path)
    #expect(try NPYRows(path).next(9) == Tensor(.float([1, 2]), shape: [2, 1]))
  }
}
