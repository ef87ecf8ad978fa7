import CMatio
import Foundation
import Machine
import Synchronization
import Vocabulary

/// Reads MATLAB's format of version 7.3, which is HDF5, through libmatio in a process of its own:
/// a hostile file can bring that process down, and no more.
struct MatlabHierarchicalFile {
  private let path: String

  init(_ path: String) { self.path = path }

  func variables(limit: Int, fileSize: Int) throws(FileError) -> [MatlabVariable] {
    // Packed numbers cannot be more than deflate can make of the file's bytes.
    let possible = fileSize.multipliedReportingOverflow(by: Inflater.greatestRatio)
    let bytes = try received(limit: possible.overflow ? limit : min(limit, possible.partialValue))
    var variables: [MatlabVariable] = []
    var position = 0
    while position < bytes.count {
      guard let variable = variable(bytes.span, &position) else { throw damaged }
      variables.append(variable)
    }
    guard !variables.isEmpty else { throw damaged }
    return variables
  }

  private var damaged: FileError {
    FileError(
      .malformed, path, "is a damaged or empty MATLAB file of version 7.3, or larger than the limit"
    )
  }

  /// One file at a time loads the library, which the first of them does.
  private static let loading = Mutex(())

  /// What the other process sends, if it ends well.
  private func received(limit: Int) throws(FileError) -> [UInt8] {
    var number: Int32 = -1
    let process = Self.loading.withLock { _ in
      unsafe assay_mat_start(path, Int64(limit), &number)
    }
    guard process != -2 else {
      throw FileError(
        .unsupported, path,
        "is of MATLAB's version 7.3, which libmatio reads, and that is not installed: apt-get install libmatio11"
      )
    }
    guard process > 0 else { throw .lastCall(path, "start a process to read it") }
    let reader = PipeReader(owning: number, path: path)
    let bytes = Result { () throws(FileError) in try reader.readToEnd() }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else { throw damaged }
    return try bytes.get()
  }

  /// The variable that was sent from `position` on; `nil` where it is not what it should be.
  private func variable(
    _ bytes: borrowing Span<UInt8>, _ position: inout Int
  ) -> MatlabVariable? {
    var header: [Int] = []
    for index in 0..<8 {
      guard let word = bytes.word(position + 8 * index, as: Int64.self) else { return nil }
      header.append(Int(word))
    }
    position += 64
    var shape: [Int] = []
    for index in 0..<header[3] {
      guard let size = bytes.word(position + 8 * index, as: Int64.self) else { return nil }
      shape.append(Int(size))
    }
    let nameStart = position + 8 * shape.count
    let start = nameStart + header[0]
    position = start + header[4] * header[5]
    guard position <= bytes.count else { return nil }
    let name = String(decoding: bytes.copy(nameStart..<start), as: UTF8.self)
    if header[6] == 0 {
      let kind = header[2] != 0 ? "a complex matrix" : MatlabClass.kind(header[1])
      return MatlabVariable(name: name, content: .other(kind))
    }
    guard let type = numberType(header[1]), header[5] == 0 || type.size == header[4] else {
      return nil
    }
    let numbers = RawNumbers(bytes.extracting(start..<position), count: header[5], type)
    guard let values = numbers.values() else { return nil }
    return MatlabVariable(name: name, content: .matrix(Tensor(columnMajor: values, shape)))
  }

  /// How numbers of a class lie in memory here.
  private func numberType(_ number: Int) -> NPYType? {
    let names = ["f8", "f4", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8"]
    return NPYType("<" + names[number - 6])
  }
}
