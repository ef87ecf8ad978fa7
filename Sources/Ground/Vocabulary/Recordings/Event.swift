/// Something that happened, as it was recorded: all of it that features may see.
///
/// What is only known of it afterwards, such as whether it is an anomaly, stands beside it in its `Recording`.
public struct Event: Sendable, Equatable {
  /// Milliseconds since 1970.
  public let time: Int64
  /// To whom it belongs, such as a user or a device.
  public let group: String?
  public let fields: EventFields

  public init(time: Int64, group: String? = nil, fields: EventFields) {
    self.time = time
    self.group = group
    self.fields = fields
  }

  public subscript(field: String) -> Cell? { fields[field] }
}
