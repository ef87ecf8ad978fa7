import Machine
import Testing

struct SigningTests {
  // openssl ecparam -name prime256v1 -genkey -noout -out KEY.pem (OpenSSL 3.0)
  static let privateKey = Array(
    """
    -----BEGIN EC PRIVATE KEY-----
    MHcCAQEEIB3bmI9vRI0kUQwGA5/JzWRPYco21T5jKL8LOLNSQKo5oAoGCCqGSM49
    AwEHoUQDQgAEmduGLHYD4DrthwHU9so4ciA40NuZ6HO2iRFgbPVQW07GS9+0+XFQ
    V/lPk/NOWx1kZz9GuoRA7UQnUsyp1+BQbA==
    -----END EC PRIVATE KEY-----
    """.utf8)
  static let publicKey = Array(
    """
    -----BEGIN PUBLIC KEY-----
    MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEmduGLHYD4DrthwHU9so4ciA40NuZ
    6HO2iRFgbPVQW07GS9+0+XFQV/lPk/NOWx1kZz9GuoRA7UQnUsyp1+BQbA==
    -----END PUBLIC KEY-----
    """.utf8)
  // printf hello | openssl dgst -sha256 -sign KEY.pem | xxd -p
  static let signature: [UInt8] = [
    48, 70, 2, 33, 0, 150, 180, 75, 187, 105, 189, 250, 92, 221, 131, 12, 161, 235,
    45, 197, 72, 79, 203, 144, 67, 111, 241, 135, 129, 118, 53, 228, 196, 251, 53, 11,
    158, 2, 33, 0, 223, 113, 206, 105, 148, 116, 180, 99, 182, 101, 198, 202, 138, 10,
    127, 58, 249, 83, 117, 91, 63, 146, 232, 219, 220, 183, 177, 181, 0, 27, 60, 158,
  ]

  @Test func `what was signed is valid, and nothing else is`() throws {
    let bytes = Array("hello".utf8)
    let key = try VerifyingKey(pem: Self.publicKey)
    let signature = try SigningKey(pem: Self.privateKey).signature(of: bytes)
    #expect(key.isValid(signature, of: bytes))
    #expect(!key.isValid(signature, of: bytes + [0]))
    #expect(!key.isValid([], of: bytes))
    for index in signature.indices {
      var changed = signature
      changed[index] ^= 1
      #expect(!key.isValid(changed, of: bytes))
    }
  }

  @Test func `a signature of another program is valid`() throws {
    #expect(try VerifyingKey(pem: Self.publicKey).isValid(Self.signature, of: Array("hello".utf8)))
  }

  @Test func `keys that are none, or others, are refused`() {
    #expect(throws: FileError(.malformed, "k", "is no unencrypted private key in PEM form")) {
      try SigningKey(pem: Self.publicKey, path: "k")
    }
    #expect(throws: FileError(.malformed, "k", "is no public key in PEM form")) {
      try VerifyingKey(pem: Array("nonsense".utf8), path: "k")
    }
    // openssl genpkey -algorithm ed25519 -out K.pem; openssl pkey -in K.pem -pubout
    let other = Array(
      """
      -----BEGIN PUBLIC KEY-----
      MCowBQYDK2VwAyEAMfGaAirTksi5uW08onWuJRMWyq9FREvRSMNkwwFj9eU=
      -----END PUBLIC KEY-----
      """.utf8)
    let error = FileError(
      .unsupported, "k", "is a key of another kind; one on the curve P-256 is wanted")
    #expect(throws: error) { try VerifyingKey(pem: other, path: "k") }
  }

  @Test func `a private key knows its public half, as openssl writes it`() throws {
    #expect(try SigningKey(pem: Self.privateKey).publicKey() == Self.publicKey + Array("\n".utf8))
  }
}
