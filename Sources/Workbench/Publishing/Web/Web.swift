/// What is asked of a server.
public struct WebRequest: Sendable, Equatable {
  public enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
  }

  public enum Body: Sendable, Equatable {
    case bytes([UInt8])
    /// The content of the file at a path, which need not fit into memory.
    case file(String)
  }

  public let method: Method
  public let address: String
  /// The names of headers and what they say; credentials among them.
  public let headers: [String: String]
  public let body: Body?

  public init(_ method: Method, _ address: String, headers: [String: String], body: Body? = nil) {
    self.method = method
    self.address = address
    self.headers = headers
    self.body = body
  }
}

/// What a server answers.
public struct WebAnswer: Sendable, Equatable {
  public let status: Int
  public let body: [UInt8]

  public init(status: Int, body: [UInt8] = []) {
    self.status = status
    self.body = body
  }

  /// Whether another try may be answered otherwise.
  var isPassing: Bool { [429, 502, 503, 504].contains(status) }
}

/// That no answer came; the server may have done what was asked all the same.
public struct NoAnswer: Error, Equatable {
  public let why: String

  public init(_ why: String) { self.why = why }
}

/// Whoever asks servers.
public protocol Web {
  func answer(to request: WebRequest) throws(NoAnswer) -> WebAnswer
}
