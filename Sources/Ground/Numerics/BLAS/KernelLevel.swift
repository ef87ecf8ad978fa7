import Kernels

/// The instruction sets that kernels are written for, from the least demanding on.
enum KernelLevel: Int32, CaseIterable {
  case portable, avx2, avx512

  /// Has the kernels of this process use at most this level; answers whether the processor has it.
  static func limit(to level: KernelLevel) -> Bool {
    assay_limit_level(level.rawValue) == level.rawValue
  }
}
