import Files
import Testing

struct SHA256Tests {
  // FIPS 180-2, appendix B, and the empty message.
  @Test func `the hashes of the standard come out`() {
    #expect(
      SHA256.hex(of: "") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      SHA256.hex(of: "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func `pieces hash like the whole`() {
    let hash = SHA256()
    hash.update("a")
    _ = hash.hex()
    hash.update("bc")
    #expect(hash.hex() == SHA256.hex(of: "abc"))
  }
}
