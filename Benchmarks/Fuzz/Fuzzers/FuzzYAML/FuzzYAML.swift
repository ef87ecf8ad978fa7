import YAML

/// Each complaint must be showable.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  do throws(Complaints) { _ = try Node(yaml: text) } catch { _ = error.description }
  return 0
}
