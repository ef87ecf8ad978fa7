/// Why there is nothing to answer from.
public enum AdviceError: Error, Equatable, CustomStringConvertible {
  case nothingToDo(String)

  public var description: String {
    switch self {
    case .nothingToDo(let why): why
    }
  }
}
