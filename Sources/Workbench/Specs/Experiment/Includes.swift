import Machine
import YAML

/// Lays a spec over the ones that it names with `include: base.yaml`.
///
/// The keys of the spec itself win over those of what it includes, whole key by whole key. What is included lies
/// below the folder of the spec that was named first, links followed: a spec of others must not have a complaint
/// show lines of a file that is none of theirs.
struct Includes {
  /// No spec that people write is longer.
  static let sizeLimit = 1 << 24

  /// The files that are being read, outermost first.
  private var open: [String]

  init(root: String) { open = [root] }

  /// The document with what it includes below it.
  func resolved(_ node: Node) throws -> Node {
    guard case .mapping(let mapping) = node.content, let include = mapping.optional("include")
    else {
      return node
    }
    let file = try String(include)
    let path = file.hasPrefix("/") ? file : Paths.join(Paths.folder(of: open[open.count - 1]), file)
    guard !open.contains(path) else {
      throw include.complaint(
        "'\(file)' includes itself: \((open + [path]).joined(separator: " → "))")
    }
    guard isBelowRoot(path) else {
      throw include.complaint(
        "cannot include '\(file)': wanted a file below the folder of the spec, \(rootFolder)")
    }
    let text: String
    do { text = try FileSystem.readText(path, limit: Self.sizeLimit) } catch {
      throw include.complaint("cannot include '\(file)': \(error.message)")
    }
    var inner = self
    inner.open.append(path)
    var base = try inner.resolved(Node(yaml: text, file: path))
    for (name, entry) in zip(mapping.keys, mapping.entries) where name != "include" {
      base = try base.setting(name, to: entry.value)
    }
    return base
  }

  private var rootFolder: String { Paths.folder(of: open[0]) }

  /// Whether a path leads below the folder of the spec; one that leads nowhere is judged as it is written.
  private func isBelowRoot(_ path: String) -> Bool {
    func isBelow(_ path: String, _ folder: String) -> Bool {
      path.hasPrefix(folder == "/" ? folder : folder + "/")
    }
    guard isBelow(Paths.absolute(path), Paths.absolute(rootFolder)) else { return false }
    guard let real = FileSystem.realPath(path), let folder = FileSystem.realPath(rootFolder) else {
      return true
    }
    return isBelow(real, folder)
  }
}
