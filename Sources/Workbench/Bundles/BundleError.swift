/// Why a bundle is of no use, or not for these rows.
public enum BundleError: Error, Equatable, CustomStringConvertible {
  /// The bundle at a place cannot be used.
  case unusable(String, String)
  /// It can, and what is asked of it cannot be had.
  case cannot(String)

  public var description: String {
    switch self {
    case .unusable(let path, let why): "\(path) is no bundle that can be used: \(why)"
    case .cannot(let why): why
    }
  }
}
