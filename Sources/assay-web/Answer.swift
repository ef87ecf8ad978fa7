import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The answer of a server, handed on to standard output while it comes in.
final class Answer: NSObject, URLSessionDataDelegate, Sendable {
  static func ask(_ address: URL, from: Int) -> Never {
    var request = URLRequest(url: address)
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    if from > 0 { request.setValue("bytes=\(from)-", forHTTPHeaderField: "Range") }
    let session = URLSession(configuration: .ephemeral, delegate: Answer(), delegateQueue: nil)
    session.dataTask(with: request).resume()
    while true { Thread.sleep(forTimeInterval: 3600) }
  }

  /// A redirect is followed within the web, and nowhere else: not into the files of this machine.
  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping (URLRequest?) -> Void
  ) {
    let place = response.value(forHTTPHeaderField: "Location") ?? ""
    // What is asked for next may have been given another scheme than the server said.
    let said = URL(string: place).map { $0.scheme == nil || isOfWeb($0) } ?? false
    guard said, let address = request.url, isOfWeb(address) else { Web.end(.refused, place) }
    completionHandler(request)
  }

  private func isOfWeb(_ address: URL) -> Bool {
    ["http", "https"].contains(address.scheme?.lowercased())
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    let answer = response as? HTTPURLResponse
    var head: [String: Any] = ["status": answer?.statusCode ?? 0]
    head["range"] = answer?.value(forHTTPHeaderField: "Content-Range")
    head["packing"] = answer?.value(forHTTPHeaderField: "Content-Encoding")
    let line = (try? JSONSerialization.data(withJSONObject: head)) ?? Data()
    write(line + Data("\n".utf8))
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    write(data)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    guard let error else { Web.end(.whole) }
    Web.end(.brokenOff, Web.sentence(error))
  }

  /// Waits while nobody reads; ends when nobody will.
  private func write(_ data: Data) {
    do { try FileHandle.standardOutput.write(contentsOf: data) } catch { Web.end(.brokenOff) }
  }
}
