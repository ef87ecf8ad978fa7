/// What a parser meets next in a document.
struct Event {
  enum Kind {
    case streamStart, streamEnd
    case documentStart, documentEnd
    case alias(String)
    case scalar(String, Scalar.Style)
    case listStart, listEnd
    case mappingStart, mappingEnd
  }

  let kind: Kind
  let place: Place
  var anchor: String?
  var tag: String?
}
