import Wording

extension Node {
  /// The node with `value` at `path`, which leads through keys and list positions: `detectors.0.lof`.
  ///
  /// The last key may be new; all before it must be there. Complaints stand at `value`.
  public func setting(_ path: String, to value: Node) throws(Complaint) -> Node {
    try setting(path.split(separator: ".", omittingEmptySubsequences: false)[...], to: value, [])
  }

  private func setting(
    _ path: ArraySlice<Substring>, to value: Node, _ way: [Substring]
  ) throws(Complaint) -> Node {
    guard let step = path.first else { return value }
    let (rest, here) = (path.dropFirst(), way + [step])
    let place = way.isEmpty ? "the document" : "'\(way.joined(separator: "."))'"
    switch content {
    case .list(var nodes):
      guard let index = Int(step), nodes.indices.contains(index) else {
        throw value.complaint(
          "\(place) is a list of \(nodes.count); '\(step)' is none of its positions, from 0")
      }
      nodes[index] = try nodes[index].setting(rest, to: value, here)
      return Node(.list(nodes), at: self.place)
    case .mapping(let mapping):
      var entries = mapping.entries
      if let index = entries.firstIndex(where: { $0.key.word == step }) {
        entries[index].value = try entries[index].value.setting(rest, to: value, here)
      } else {
        guard rest.isEmpty else {
          throw value.complaint(
            "\(place) has no key '\(step)'; the keys there are "
              + mapping.keys.joined(separator: ", ")
              + Spelling.hint(for: String(step), among: mapping.keys))
        }
        let key = Node(.scalar(Scalar(String(step), style: .doubleQuoted)), at: value.place)
        entries.append((key, value))
      }
      return Node(.mapping(Mapping(entries, at: mapping.place)), at: self.place)
    case .scalar:
      throw value.complaint("\(place) is \(kind), which has no '\(step)' in it")
    }
  }
}
