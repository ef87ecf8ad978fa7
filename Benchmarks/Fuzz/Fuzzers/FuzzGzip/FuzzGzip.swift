import Formats

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let packed = Array(UnsafeBufferPointer(start: bytes, count: count))
  _ = try? Gzip.unpacked(packed, limit: 1 << 20)
  _ = try? Zlib.unpacked(packed, limit: 1 << 20)
  return 0
}
