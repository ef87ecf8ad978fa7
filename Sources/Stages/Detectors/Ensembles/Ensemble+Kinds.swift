internal import Scoring
public import Vocabulary

extension Ensemble {
  /// The mean of the ranks that a row's scores have among the members' training scores, in `0...1`.
  public static func rank(of detectors: [any Detector]) throws(SettingError) -> Ensemble {
    try Ensemble(of: members(detectors, on: .map(.ranks)))
  }

  /// The mean of scores as they come: whichever member has the largest numbers decides.
  public static func uncalibratedMean(
    of detectors: [any Detector]
  ) throws(SettingError) -> Ensemble {
    try Ensemble(of: members(detectors, on: .uncalibrated))
  }

  private static func members(
    _ detectors: [any Detector], on scale: MemberScale
  ) throws(SettingError) -> [Member] {
    var members: [Member] = []
    for detector in detectors { members.append(try Member(detector, scale: scale)) }
    return members
  }
}
