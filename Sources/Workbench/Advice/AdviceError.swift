/// Why there is nothing to answer from.
public enum AdviceError: Error, Equatable, CustomStringConvertible {
  case nothingToDo(String)
  case bundle(String, String)

  public var description: String {
    switch self {
    case .nothingToDo(let why): why
    case .bundle(let path, let why): "\(path) is no bundle that can be used: \(why)"
    }
  }
}
