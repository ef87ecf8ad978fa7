import Foundation

/// Who we are to a tracker. It is never printed and never recorded.
public struct Credentials: Sendable {
  /// What stands behind `Authorization:`; `nil` where nothing is to be said.
  let authorization: String?

  /// As MLflow's own client takes them: a user and a password, or else a token.
  public init(environment: [String: String]) {
    func said(_ name: String) -> String? {
      environment["MLFLOW_TRACKING_\(name)"].flatMap { $0.isEmpty ? nil : $0 }
    }
    if let user = said("USERNAME"), let password = said("PASSWORD") {
      authorization = "Basic " + Data("\(user):\(password)".utf8).base64EncodedString()
    } else {
      authorization = said("TOKEN").map { "Bearer \($0)" }
    }
  }

  /// Those of this process.
  public static var own: Credentials {
    Credentials(environment: ProcessInfo.processInfo.environment)
  }

  public var areKnown: Bool { authorization != nil }
}

extension Credentials: CustomStringConvertible, CustomReflectable {
  public var description: String { areKnown ? "credentials" : "no credentials" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
