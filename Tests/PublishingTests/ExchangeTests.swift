import Foundation
import Machine
import TestKit
import Testing

@testable import Publishing

/// Requests that `assay-web` sends to a server, which says what it was sent.
struct ExchangeTests {
  private static let python = ["/usr/bin/python3", "/usr/local/bin/python3"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Says of each request what it was; one for `/away` is led elsewhere on the same server.
  private static let script = """
    import http.server, sys
    class Echo(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        def log_message(self, *words): pass
        def do(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            said = " ".join([self.command, self.path, self.headers.get("Authorization", "-"), str(len(body)), body[:9].decode()])
            self.send_response(302 if self.path == "/away" else 418 if self.path == "/tea" else 200)
            if self.path == "/away": self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said.encode())
        do_GET = do_POST = do_PUT = do_PATCH = do
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    print(server.server_port, flush=True)
    server.serve_forever()
    """

  private func withServer(_ work: (AssayWeb, String) throws -> Void) throws {
    let server = try ChildProcess(Self.python ?? "", ["-c", Self.script], output: .pipe)
    defer { server.end() }
    let port = String(decoding: try server.output?.read() ?? [], as: UTF8.self)
    try work(
      AssayWeb(), "http://127.0.0.1:\(port.trimmingCharacters(in: .whitespacesAndNewlines))")
  }

  private func said(_ answer: WebAnswer) -> String {
    "\(answer.status) \(String(decoding: answer.body, as: UTF8.self))"
  }

  @Test(.enabled(if: python != nil))
  func `every method arrives with its headers and its body, from memory or from a file`() throws {
    try withServer { web, root in
      let headers = ["Authorization": "Bearer t0ken"]
      func ask(_ method: WebRequest.Method, _ path: String, _ body: WebRequest.Body?) throws
        -> String
      {
        said(try web.answer(to: WebRequest(method, root + path, headers: headers, body: body)))
      }
      #expect(try ask(.get, "/a?b=c%20d", nil) == "200 GET /a?b=c%20d Bearer t0ken 0 ")
      #expect(try ask(.post, "/a", .bytes(Array("{}".utf8))) == "200 POST /a Bearer t0ken 2 {}")
      #expect(try ask(.patch, "/a", .bytes([0x31])) == "200 PATCH /a Bearer t0ken 1 1")
      #expect(try ask(.get, "/tea", nil) == "418 GET /tea Bearer t0ken 0 ")
      // More than a pipe holds at once, one way and the other.
      let long = [UInt8](repeating: 0x78, count: 3_000_000)
      #expect(try ask(.put, "/a", .bytes(long)) == "200 PUT /a Bearer t0ken 3000000 xxxxxxxxx")
      try withTemporaryFolder { folder in
        let file = Paths.join(folder, "a file")
        try FileSystem.write(long + [0x79], to: file)
        #expect(try ask(.put, "/a", .file(file)) == "200 PUT /a Bearer t0ken 3000001 xxxxxxxxx")
      }
    }
  }

  @Test(.enabled(if: python != nil))
  func `a way to another address is told, and not gone with credentials`() throws {
    try withServer { web, root in
      let request = WebRequest(
        .post, root + "/away", headers: ["Authorization": "Bearer t0ken"],
        body: .bytes(Array("{}".utf8)))
      let answer = try web.answer(to: request)
      // Had it been gone, the other place would have answered 200.
      #expect(answer.status == 302)
    }
  }

  @Test func `a port where nobody listens does not answer`() throws {
    let request = WebRequest(.get, "http://127.0.0.1:1/", headers: [:])
    #expect(throws: NoAnswer("nobody answered")) { try AssayWeb().answer(to: request) }
  }
}
