import Machine

/// The way of one published file into a part file, over as many connections as it takes.
struct Transfer: Sendable {
  /// How often in a row a connection may break off without having brought anything.
  private static let patience = 3

  let name: String
  let download: CatalogEntry.Download
  /// Where the bytes gather; what a former run left there is taken up again.
  let part: String

  /// Returns when the part file has as many bytes as were published.
  ///
  /// Of a transfer that breaks off, the part file stays for the next; of one that is stopped, nothing does.
  func run() throws(DatasetError) {
    Leftovers.note(part)
    let work = Work("fetching \(name)", of: download.bytes, .bytes, from: try size())
    defer { work.end() }
    do { try gather(work) } catch {
      Leftovers.forget(part)
      throw error
    }
  }

  private func gather(_ work: Work) throws(DatasetError) {
    var barren = 0
    while true {
      let have = try size()
      if have == download.bytes { return }
      if have > download.bytes {
        try telling { () throws(FileError) in try FileSystem.remove(part) }
        continue
      }
      let watch = Stopwatch()
      var connection = Connection(self, work, from: have)
      let ending = try connection.run()
      let reached = try size()
      if reached == download.bytes { return }
      // Who has been silent for so long once is not asked again.
      let isSilent = watch.seconds >= Double(Connection.patience)
      barren = reached > have ? 0 : barren + (isSilent ? Self.patience : 1)
      guard barren < Self.patience else {
        throw .brokenOff(download.address, have: reached, of: download.bytes, why: ending)
      }
    }
  }

  private func size() throws(DatasetError) -> Int {
    guard FileSystem.kind(of: part) == .file else { return 0 }
    return try telling { () throws(FileError) in try FileSystem.size(of: part) }
  }
}
