import Kernels

/// What the bits of a computed number may depend on, beside its inputs.
///
/// Two processes with equal platforms compute equal bits; a record names the platform it was made on.
public struct NumericPlatform: Sendable, Hashable, CustomStringConvertible {
  /// The processor's architecture: `x86_64`.
  public let architecture: String
  /// The operating system: `linux`.
  public let system: String
  /// The release of OpenBLAS: `0.3.21`.
  public let blasVersion: String
  /// The family of kernels that OpenBLAS has chosen: `Cooperlake`.
  public let blasCore: String
  /// The level of this package's own kernels: `portable`.
  public let kernels: String

  /// Which formulas the kernels compute by, counted: 2 since exponentials are made of fused multiply-adds.
  public static let formulas = 2

  /// The platform of this process.
  public static let current = NumericPlatform(
    architecture: architectureHere, system: systemHere, blasVersion: BLAS.version,
    blasCore: BLAS.core, kernels: unsafe String(cString: assay_kernel_level()))

  /// The platform on one line: `x86_64-linux openblas-0.3.21 Cooperlake kernels-portable formulas-2`.
  public var description: String {
    "\(architecture)-\(system) openblas-\(blasVersion) \(blasCore) kernels-\(kernels) "
      + "formulas-\(Self.formulas)"
  }

  private static var architectureHere: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "unknown"
    #endif
  }

  private static var systemHere: String {
    #if os(Linux)
      "linux"
    #elseif os(macOS)
      "macos"
    #else
      "unknown"
    #endif
  }
}
