import Machine
import YAML

/// Lays a spec over the ones that it names with `include: base.yaml`.
///
/// The keys of the spec itself win over those of what it includes, whole key by whole key.
struct Includes {
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
    let text: String
    do { text = try FileSystem.readText(path) } catch {
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
}
