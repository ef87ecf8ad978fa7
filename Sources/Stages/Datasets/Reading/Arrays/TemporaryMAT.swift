import Files
import Vocabulary

final class MATFile {
  let names: [String] = []
  init(_ path: String) throws(FileError) { throw FileError(.unsupported, path, "mat") }
  func tensor(_ name: String) throws(FileError) -> Tensor {
    throw FileError(.unsupported, "", "mat")
  }
}
