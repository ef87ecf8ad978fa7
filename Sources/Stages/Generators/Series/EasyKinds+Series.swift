extension EasyKinds {
  /// Of the values as they come, in windows.
  static let series: [SeriesAnomaly] = [.point, .variance]

  /// The easy kinds of series, in a sentence for help.
  public static var inSeries: String { sentence(series.map(\.rawValue)) }
}
