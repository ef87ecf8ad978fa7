import Formats
import Machine

private let folder = try! FileSystem.makeTemporaryFolder("fuzz-mat")

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let path = Paths.join(folder, "x.mat")
  try? FileSystem.write(Array(UnsafeBufferPointer(start: bytes, count: count)), to: path)
  _ = try? MatlabFile(path, limit: 1 << 20)
  return 0
}
