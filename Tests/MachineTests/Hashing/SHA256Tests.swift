import Machine
import Testing

/// The examples of FIPS 180-4 (NIST, "Secure Hash Standard").
struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `digests are those of the standard`(text: String, digest: String) {
    #expect(SHA256.digest(of: Array(text.utf8)).hexadecimal == digest)
  }

  @Test func `bytes may come in pieces, and a hash begins anew after its digest`() {
    var hash = SHA256()
    hash.update(Array("a".utf8))
    hash.update([])
    hash.update(Array("bc".utf8))
    let digest = hash.finalize()
    #expect(digest == SHA256.digest(of: Array("abc".utf8)))
    #expect(hash.finalize() == SHA256.digest(of: []))
  }
}
