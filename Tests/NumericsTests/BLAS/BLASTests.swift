import Numerics
import Testing

@Suite(.serialized) struct BLASTests {
  @Test func `the library runs on one thread unless it is raised for one call`() {
    #expect(BLAS.threads == 1)
    #expect(BLAS.withThreads(2) { BLAS.threads } == 2)
    #expect(BLAS.threads == 1)
  }

  @Test func `the platform names release, core and kernels on one line`() {
    let platform = NumericPlatform.current
    #expect(BLAS.configuration.contains(platform.blasVersion))
    #expect(!platform.blasCore.isEmpty)
    #expect(
      platform.description
        == "\(platform.architecture)-\(platform.system) openblas-\(platform.blasVersion) "
        + "\(platform.blasCore) kernels-\(platform.kernels) formulas-2")
    #expect(platform == .current)
  }
}
