import Formats

extension Kind {
  /// A mapping of the keys of a form, as the value that it describes.
  ///
  /// - Parameters:
  ///   - make: The value, or `nil` where the settings, each of which can be, describe none together.
  ///   - back: What the value is made of again.
  public static func form<Inner: Keyed>(
    _ inner: Inner.Type, _ make: @escaping @Sendable (Settings<Inner>) -> Value?,
    back: @escaping @Sendable (Value) -> Settings<Inner>
  ) -> Kind {
    Kind(
      .form(inner.form),
      read: { json in
        guard let members = json.members, let settings = try? Settings<Inner>(members).checked()
        else { return nil }
        return make(settings)
      },
      write: { value in
        .object(JSON.Object(back(value).members.filter { !$0.value.isNull }))
      })
  }
}
