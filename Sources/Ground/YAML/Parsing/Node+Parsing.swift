extension Node {
  /// How many bytes a text may have.
  public static let sizeLimit = 64 << 20

  /// Reads the one document in `text`; complaints call it `file`.
  ///
  /// Anchors, aliases and merge keys are resolved. Refused are keys that appear twice, text that is
  /// no YAML, a second document, more than a hundred levels, and more than a million nodes with
  /// all aliases counted as what they stand for.
  public init(yaml text: String, file: String = "yaml") throws(Complaints) {
    let source = Source(text, name: file)
    guard text.utf8.count <= Self.sizeLimit else {
      let place = Place(source, line: 1, column: 1)
      throw Complaints(Complaint("this has more than \(Self.sizeLimit) bytes", at: place))
    }
    var composer = Composer(source)
    self = try composer.document()
  }
}
