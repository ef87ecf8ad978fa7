import Formats

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  _ = try? SafeTensors.weights(Array(UnsafeBufferPointer(start: bytes, count: count)).span)
  return 0
}
