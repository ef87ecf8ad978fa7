/// Why the rows that a spec or a command names cannot be had.
public enum DataError: Error, Equatable, CustomStringConvertible {
  case notFound(String, looked: [String])
  case nothingToDo(String)

  public var description: String {
    switch self {
    case .notFound(let file, let looked):
      "there is no file '\(file)'; looked in \(looked.joined(separator: ", "))"
    case .nothingToDo(let why): why
    }
  }
}
