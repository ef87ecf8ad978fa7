import CodeVersion
import Machine
import Sources

/// What this program was built from.
enum Build {
  /// The SHA-256 over the sources, as the launcher wrote it down; of a build without the launcher, that
  /// over the program itself.
  static let codeVersion: String =
    ASSAY_CODE_VERSION == "development"
    ? "development-" + ((try? SHA256.hex(ofFile: Executable.current)) ?? "unknown")
    : ASSAY_CODE_VERSION
}

/// Where Assay's own experiments and data lie.
enum Home {
  static let path = Catalog.home.map { Paths.folder(of: $0) } ?? "."
}
