import Formats

/// What is read must be written and read again as itself.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard let value = try? JSON(parsing: Array(UnsafeBufferPointer(start: bytes, count: count)))
  else { return 0 }
  let written = value.bytes()
  guard let copy = try? JSON(parsing: written), copy.bytes() == written else {
    fatalError("\(written) is not read as it was written")
  }
  return 0
}
