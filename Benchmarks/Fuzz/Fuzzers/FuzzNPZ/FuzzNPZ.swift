import Formats
import Machine

/// The file lies in a folder of the fuzzer's own; `TMPDIR=/dev/shm` makes it fast.
private let folder = try! FileSystem.makeTemporaryFolder("fuzz-npz")

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let path = Paths.join(folder, "x.npz")
  try? FileSystem.write(Array(UnsafeBufferPointer(start: bytes, count: count)), to: path)
  guard let file = try? NPZ(path) else { return 0 }
  for name in file.names { _ = try? file.tensor(name, limit: 1 << 20) }
  return 0
}
