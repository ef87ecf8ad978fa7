import Machine
import Vocabulary

/// Reads MATLAB's format of version 5 ("MAT-File Format", MathWorks, chapter 1).
///
/// Our own, since what hostile bytes can do here is then known: every size is checked against the
/// bytes that are there before anything is made of it.
struct MatlabReader: ~Escapable {
  private let bytes: Span<UInt8>
  private let path: String
  private let isBigEndian: Bool
  private var room: Int
  private static let matrixType = 14
  private static let packedType = 15

  @_lifetime(copy bytes)
  init(_ bytes: borrowing Span<UInt8>, path: String, limit: Int) throws(FileError) {
    let marker = bytes.count >= 128 ? bytes.copy(126..<128) : []
    guard marker == Array("IM".utf8) || marker == Array("MI".utf8) else {
      throw FileError(.malformed, path, "is no MATLAB file of version 5 to 7.3")
    }
    self.bytes = copy bytes
    self.path = path
    isBigEndian = marker == Array("MI".utf8)
    room = limit
  }

  mutating func variables() throws(FileError) -> [MatlabVariable] {
    let bytes = bytes
    var variables: [MatlabVariable] = []
    var position = 128
    while position < bytes.count {
      let element = try element(bytes, &position, isPadded: false)
      if element.type == Self.packedType {
        let packed = bytes.extracting(element.range)
        let whole = try Inflater.unpacked(packed, .zlib, limit: room, path: path)
        var inner = 0
        let content = try self.element(whole.span, &inner, isPadded: true)
        try take(content, whole.span, &variables)
      } else {
        try take(element, bytes, &variables)
      }
    }
    return variables
  }

  private mutating func take(
    _ element: Element, _ bytes: borrowing Span<UInt8>, _ variables: inout [MatlabVariable]
  ) throws(FileError) {
    guard element.type == Self.matrixType else { return }
    guard let variable = try variable(bytes.extracting(element.range)) else { return }
    if case .matrix(let tensor) = variable.content { room -= 8 * tensor.values.count }
    guard room >= 0 else {
      throw FileError(.tooLarge, path, "its matrices take more bytes than the limit here")
    }
    variables.append(variable)
  }

  // MARK: Elements

  struct Element {
    let type: Int
    let range: Range<Int>
  }

  /// The element that begins at `position`, which is left after it.
  private func element(
    _ bytes: borrowing Span<UInt8>, _ position: inout Int, isPadded: Bool
  ) throws(FileError) -> Element {
    guard let tag = word(bytes, position), let size = word(bytes, position + 4) else {
      throw damaged("it ends within a variable")
    }
    let isSmall = tag >> 16 != 0
    let count = isSmall ? Int(tag >> 16) : Int(size)
    let start = position + (isSmall ? 4 : 8)
    guard count <= bytes.count - start, !isSmall || count <= 4 else {
      throw damaged("a part of it is longer than the file")
    }
    let end = isSmall ? start + 4 : start + count
    position = isPadded && !isSmall ? (end + 7) & ~7 : end
    return Element(type: Int(isSmall ? tag & 0xFFFF : tag), range: start..<(start + count))
  }

  private func word(_ bytes: borrowing Span<UInt8>, _ offset: Int) -> UInt32? {
    bytes.word(offset, as: UInt32.self).map { isBigEndian ? $0.byteSwapped : $0 }
  }

  private func damaged(_ reason: String) -> FileError {
    FileError(.malformed, path, "is a damaged MATLAB file: \(reason)")
  }

  // MARK: Matrices

  /// The variable that a matrix element holds; `nil` where it has no name.
  private func variable(_ bytes: borrowing Span<UInt8>) throws(FileError) -> MatlabVariable? {
    if bytes.isEmpty { return nil }
    var position = 0
    let flags = try element(bytes, &position, isPadded: true)
    let sizes = try element(bytes, &position, isPadded: true)
    let name = try element(bytes, &position, isPadded: true)
    guard let flag = word(bytes, flags.range.lowerBound), flags.range.count == 8 else {
      throw damaged("a variable has no flags")
    }
    let text = String(decoding: bytes.copy(name.range), as: UTF8.self)
    let number = Int(flag & 0xFF)
    guard MatlabClass.isNumeric(number) else {
      return MatlabVariable(name: text, content: .other(MatlabClass.kind(number)))
    }
    guard flag & 0x800 == 0 else {
      return MatlabVariable(name: text, content: .other("a complex matrix"))
    }
    let (shape, count) = try shape(bytes, sizes)
    let data = try element(bytes, &position, isPadded: true)
    guard let type = numberType(data.type), data.range.count == count * type.size else {
      throw damaged("'\(text)' says to be \(shape), which its data are not")
    }
    let numbers = RawNumbers(bytes.extracting(data.range), count: count, type)
    guard let values = numbers.values() else {
      throw FileError(.unsupported, path, "'\(text)' holds an integer that does not fit 64 bits")
    }
    return MatlabVariable(name: text, content: .matrix(Tensor(columnMajor: values, shape)))
  }

  private func shape(
    _ bytes: borrowing Span<UInt8>, _ sizes: Element
  ) throws(FileError) -> (shape: [Int], count: Int) {
    var shape: [Int] = []
    var count = 1
    for offset in stride(from: sizes.range.lowerBound, to: sizes.range.upperBound - 3, by: 4) {
      let size = word(bytes, offset).map { Int(Int32(bitPattern: $0)) } ?? -1
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard size >= 0, !overflow, product <= bytes.count, shape.count < 32 else {
        throw damaged("a variable says to be larger than the file")
      }
      shape.append(size)
      count = product
    }
    guard shape.count >= 2 else { throw damaged("a variable has no shape") }
    return (shape, count)
  }

  /// How numbers of a data type lie in the file.
  private func numberType(_ type: Int) -> NPYType? {
    let name: [Int: String] = [
      1: "i1", 2: "u1", 3: "i2", 4: "u2", 5: "i4", 6: "u4", 7: "f4", 9: "f8", 12: "i8", 13: "u8",
    ]
    return name[type].flatMap { NPYType((isBigEndian ? ">" : "<") + $0) }
  }
}
