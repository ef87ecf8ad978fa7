import Testing

@testable import Publishing

/// Where a tracker is, and who we are to it.
struct AddressTests {
  @Test(arguments: [
    ("http://localhost:5000/", "http://localhost:5000"),
    ("https://ml.example.org/tracking", "https://ml.example.org/tracking"),
  ])
  func `an address is taken as it stands, but for a slash at its end`(
    said: String, root: String
  ) throws {
    #expect(try TrackerAddress(said).description == root)
  }

  @Test(arguments: [
    ("mlruns", "'mlruns' is no address of a tracker: it does not begin with http:// or https://"),
    (
      "http://", "'http://' is no address of a tracker: it names no host"
    ),
    (
      "http://host?x=1",
      "'http://host?x=1' is no address of a tracker: nothing may stand behind its path"
    ),
    (
      "http://me:secret@host",
      "'http://…@host' is no address of a tracker: it holds credentials, which belong into "
        + "MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD"
    ),
    (
      "ftp://me:secret@host",
      "'ftp://…@host' is no address of a tracker: it does not begin with http:// or https://"
    ),
  ])
  func `what is no address is told, and a password in it is not`(said: String, why: String) {
    #expect { try TrackerAddress(said) } throws: {
      "\($0)" == why + "; wanted one such as http://localhost:5000"
    }
  }

  @Test func `only http beyond this machine lets others read along`() throws {
    func isOpen(_ address: String) throws -> Bool { try TrackerAddress(address).isOpen }
    #expect(try isOpen("http://ml.example.org"))
    #expect(try !isOpen("https://ml.example.org"))
    #expect(try !isOpen("http://localhost:5000"))
    #expect(try !isOpen("http://127.0.0.1:5000"))
    #expect(try !isOpen("http://[::1]:5000"))
  }

  // printf 'Aladdin:open sesame' | base64, the example of RFC 7617
  @Test func `a user with a password goes before a token`() {
    func said(_ environment: [String: String]) -> String? {
      Credentials(environment: environment).authorization
    }
    let user = [
      "MLFLOW_TRACKING_USERNAME": "Aladdin", "MLFLOW_TRACKING_PASSWORD": "open sesame",
    ]
    let token = ["MLFLOW_TRACKING_TOKEN": "t0ken"]
    #expect(said(user) == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
    #expect(said(token) == "Bearer t0ken")
    #expect(said(user.merging(token) { $1 }) == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
    #expect(said(["MLFLOW_TRACKING_USERNAME": "Aladdin"]) == nil)
    #expect(said(["MLFLOW_TRACKING_TOKEN": ""]) == nil)
  }

  @Test func `credentials are never printed`() {
    let credentials = Credentials(environment: ["MLFLOW_TRACKING_TOKEN": "t0ken"])
    var dumped = ""
    dump(credentials, to: &dumped)
    for text in ["\(credentials)", String(reflecting: credentials), dumped] {
      #expect(!text.contains("t0ken"))
    }
  }
}
