import CMatio
import Vocabulary

/// Reads MATLAB's format of version 7.3, which is HDF5, through libmatio.
@safe
final class MatlabHierarchicalFile {
  private let path: String
  private let handle: OpaquePointer

  init(_ path: String) throws(FileError) {
    self.path = path
    unsafe Mat_LogInitFunc("assay") { _, _ in }  // what it would print becomes our errors
    guard let handle = unsafe Mat_Open(path, Int32(MAT_ACC_RDONLY.rawValue)) else {
      throw FileError(.malformed, path, "is a damaged MATLAB file of version 7.3")
    }
    unsafe self.handle = handle
  }

  deinit { unsafe Mat_Close(handle) }

  func variables(limit: Int, fileSize: Int) throws(FileError) -> [MatlabVariable] {
    var variables: [MatlabVariable] = []
    var room = limit
    while let variable = unsafe Mat_VarReadNextInfo(handle) {
      defer { unsafe Mat_VarFree(variable) }
      guard let name = unsafe variable.pointee.name.map({ unsafe String(cString: $0) }) else {
        continue
      }
      let number = unsafe Int(variable.pointee.class_type.rawValue)
      guard MatlabClass.isNumeric(number) else {
        variables.append(MatlabVariable(name: name, content: .other(MatlabClass.kind(number))))
        continue
      }
      guard unsafe variable.pointee.isComplex == 0 else {
        variables.append(MatlabVariable(name: name, content: .other("a complex matrix")))
        continue
      }
      let tensor = try unsafe matrix(variable, name, &room, fileSize)
      variables.append(MatlabVariable(name: name, content: .matrix(tensor)))
    }
    guard !variables.isEmpty else {
      throw FileError(.malformed, path, "is a MATLAB file without any variable, or a damaged one")
    }
    return variables
  }

  /// The numbers of a variable, whose size is held against the file before memory is taken for them.
  private func matrix(
    _ variable: UnsafeMutablePointer<matvar_t>, _ name: String, _ room: inout Int, _ fileSize: Int
  ) throws(FileError) -> Tensor {
    let damaged = FileError(.malformed, path, "is damaged: '\(name)' cannot be read")
    guard let sizes = unsafe variable.pointee.dims, unsafe 1...32 ~= variable.pointee.rank else {
      throw damaged
    }
    let shape = unsafe (0..<Int(variable.pointee.rank)).map { unsafe Int(clamping: sizes[$0]) }
    var count = 1
    for size in shape where size != 0 {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow, product <= Int.max / 8 else { throw damaged }
      count = product
    }
    if shape.contains(0) { count = 0 }
    guard count * 8 <= room, count / Inflater.greatestRatio <= fileSize else {
      throw FileError(
        .tooLarge, path, "'\(name)' says to be \(shape), more than the limit or the file")
    }
    room -= count * 8
    if count == 0 { return Tensor(.double([]), shape: shape) }
    guard unsafe Mat_VarReadDataAll(handle, variable) == 0, let data = unsafe variable.pointee.data,
      unsafe variable.pointee.nbytes >= count * Int(variable.pointee.data_size),
      let type = unsafe numberType(variable.pointee),
      unsafe Int(variable.pointee.data_size) == type.size
    else { throw damaged }
    let bytes = unsafe Span<UInt8>(
      _unsafeBytes: UnsafeRawBufferPointer(start: data, count: count * type.size))
    let numbers = RawNumbers(bytes, count: count, type)
    guard let values = numbers.values() else { throw damaged }
    return Tensor(columnMajor: values, shape)
  }

  private func numberType(_ variable: matvar_t) -> NPYType? {
    switch unsafe variable.class_type {
    case MAT_C_DOUBLE: NPYType("<f8")
    case MAT_C_SINGLE: NPYType("<f4")
    case MAT_C_INT8: NPYType("<i1")
    case MAT_C_UINT8: NPYType("<u1")
    case MAT_C_INT16: NPYType("<i2")
    case MAT_C_UINT16: NPYType("<u2")
    case MAT_C_INT32: NPYType("<i4")
    case MAT_C_UINT32: NPYType("<u4")
    case MAT_C_INT64: NPYType("<i8")
    case MAT_C_UINT64: NPYType("<u8")
    default: nil
    }
  }
}
