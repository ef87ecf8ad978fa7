import Formats

/// The block size must not change a number.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = Array(UnsafeBufferPointer(start: bytes, count: count))
  func numbers(_ blockSize: Int) -> [[UInt64]]? {
    try? {
      var reader = try DelimitedReader(MemorySource(text, path: "x"), blockSize: blockSize)
      _ = try reader.takeRecord()
      var columns = [[UInt64]](repeating: [], count: try reader.columns() ?? 0)
      while let block = try reader.next() {
        for index in columns.indices {
          columns[index] += block.columns[index].numbers.map(\.bitPattern)
        }
      }
      return columns
    }()
  }
  precondition(numbers(7) == numbers(1 << 20), "the block size changed a number")
  return 0
}
