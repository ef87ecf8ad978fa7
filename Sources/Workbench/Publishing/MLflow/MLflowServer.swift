import Formats
import Foundation

/// A tracking server of MLflow, spoken to over REST.
public struct MLflowServer {
  private let address: TrackerAddress
  private let web: any Web
  private let authorization: String?
  let patience: Patience

  public init(
    _ address: TrackerAddress, by web: any Web, as credentials: Credentials,
    patience: Patience = .usual
  ) {
    self.address = address
    self.web = web
    authorization = credentials.authorization
    self.patience = patience
  }

  /// What it says to a call.
  enum Reply {
    case done(JSON)
    /// There is nothing of that name.
    case missing
    /// There is something of that name already.
    case taken
  }

  /// Asks a question or states a fact, which may be done twice: it is repeated until an answer comes.
  func call(
    _ method: WebRequest.Method, _ call: String, _ body: JSON? = nil
  ) throws(PublishError) -> Reply {
    try patience.trying { () throws(PublishError) in
      try once(method, call, body)
    } isWorthIt: {
      $0.isPassing
    }
  }

  /// As above, of a call after which there is something to read.
  func answer(
    _ method: WebRequest.Method, _ call: String, _ body: JSON? = nil
  ) throws(PublishError) -> JSON {
    switch try self.call(method, call, body) {
    case .done(let answer): return answer
    case .missing:
      throw .refused(call, status: 404, code: Self.missing, message: "there is no such thing")
    case .taken: throw .refused(call, status: 400, code: Self.taken, message: "it is there already")
    }
  }

  /// Makes what is not there. A call that breaks off may have made it, so that it is looked for before every try.
  func found<Thing>(
    _ find: () throws(PublishError) -> Thing?, orMade make: () throws(PublishError) -> Thing?
  ) throws(PublishError) -> Thing {
    var waits = patience.waits[...]
    while true {
      if let found = try find() { return found }
      do throws(PublishError) {
        if let made = try make() { return made }
        throw .strange("\(address)", "neither what was looked for nor what was made")
      } catch {
        guard error.isPassing, let wait = waits.popFirst() else { throw error }
        Patience.wait(wait)
      }
    }
  }

  /// As `call`, but one time only.
  func once(
    _ method: WebRequest.Method, _ call: String, _ body: JSON? = nil
  ) throws(PublishError) -> Reply {
    let request = WebRequest(
      method, "\(address)/api/2.0/mlflow/\(call)", headers: headers("application/json"),
      body: body.map { .bytes($0.bytes()) })
    return try reply(to: call, try answer(to: request))
  }

  /// Puts a file where artifacts are kept.
  func put(_ file: String, at place: String) throws(PublishError) {
    let path = place.split(separator: "/").map { Self.escaped(String($0)) }.joined(separator: "/")
    let request = WebRequest(
      .put, "\(address)/api/2.0/mlflow-artifacts/artifacts/\(path)",
      headers: headers("application/octet-stream"), body: .file(file))
    let said = try patience.trying { () throws(PublishError) -> WebAnswer in
      try answer(to: request)
    } isWorthIt: {
      $0.isPassing
    }
    _ = try reply(to: "artifacts/\(path)", said)
  }

  private func headers(_ type: String) -> [String: String] {
    var headers = ["Content-Type": type, "Accept": "application/json"]
    headers["Authorization"] = authorization
    return headers
  }

  private func answer(to request: WebRequest) throws(PublishError) -> WebAnswer {
    do throws(NoAnswer) {
      let answer = try web.answer(to: request)
      guard !answer.isPassing else { throw NoAnswer("it answers \(answer.status)") }
      return answer
    } catch { throw .unreachable("\(address)", why: error.why) }
  }

  private func reply(to call: String, _ answer: WebAnswer) throws(PublishError) -> Reply {
    let name = call.prefix { $0 != "?" }
    let said = answer.body.isEmpty ? [:] : try? JSON(parsing: answer.body, name: "tracker")
    switch answer.status {
    case 200..<300:
      guard let said else {
        throw .strange(String(name), "what is no JSON; is it a tracker of MLflow?")
      }
      return .done(said)
    case 300..<400:
      throw .strange(String(name), "a way to another address (\(answer.status)); give that address")
    case 401, 403:
      throw .notAllowed(
        "\(address)", status: answer.status, hasCredentials: authorization != nil)
    case let status:
      switch said?["error_code"]?.string {
      case Self.missing?: return .missing
      case Self.taken?: return .taken
      case let code:
        throw .refused(
          String(name), status: status, code: code ?? "no code",
          message: said?["message"]?.string.map { String($0.prefix(500)) } ?? "it does not say why")
      }
    }
  }

  private static let missing = "RESOURCE_DOES_NOT_EXIST"
  private static let taken = "RESOURCE_ALREADY_EXISTS"

  /// A text as a part of an address.
  static func escaped(_ text: String) -> String {
    var plain = CharacterSet(charactersIn: "-._~")
    plain.formUnion(CharacterSet(charactersIn: "a"..."z"))
    plain.formUnion(CharacterSet(charactersIn: "A"..."Z"))
    plain.formUnion(CharacterSet(charactersIn: "0"..."9"))
    return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
  }
}

extension PublishError {
  /// Whether another try may go better.
  var isPassing: Bool {
    switch self {
    case .unreachable: true
    case .badAddress, .noWebProgram, .refused, .strange, .notAllowed, .beyondLimit,
      .foreignArtifacts, .deletedExperiment, .file:
      false
    }
  }
}
